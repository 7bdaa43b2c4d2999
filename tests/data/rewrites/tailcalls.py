def gcd(a, b):
    """The greatest common divisor."""
    if b == 0:
        return a
    return gcd(b, a % b)


def last(numbers, at, found):
    if at < len(numbers):
        if numbers[at] > 2:
            found = numbers[at]
            return last(numbers, at + 1, found)
        else:
            return last(numbers, at + 2, found - 1)
    return found


def halved(number):
    if number > 1:
        print(number)
        return halved(number // 2)


def depth(number):
    if number < 2:
        return 0
    return 1 + depth(number // 2)


n = int(input())
numbers = list(map(int, input().split()))
print(gcd(n + 12, 18), last(numbers, 0, 9), halved(n + 9), depth(n + 40))
