def digit_sum(n, values, word):
    total = 0
    number = n * n + 37
    while number > 0:
        total += number % 10
        number //= 10
    return total


def collatz_steps(n, values, word):
    steps = 0
    while n != 1 and steps < 50:
        if n % 2 == 0:
            n = n // 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


def greatest_divisor(n, values, word):
    best = 1
    for candidate in range(2, n + 5):
        if (n + 5) % candidate == 0 and candidate != n + 5:
            best = candidate
    return best


def power(n, values, word):
    base = len(word) + 2
    result = 1
    while n > 0:
        if n & 1:
            result = result * base
        base = base * base
        n >>= 1
    return result


def is_prime(n, values, word):
    """Whether 4 n + 1 is prime; 0 and 1 are not."""
    number = 4 * n + 1
    if number < 2:
        return False
    for divisor in range(2, number):
        if number % divisor == 0:
            return False
    return True


def fibonacci(n, values, word):
    first, second = 0, 1
    for _ in range(n):
        first, second = second, first + second
    return first


def clamp(n, values, word):
    low, high = -1, n
    clamped = []
    for value in values:
        if value < low:
            clamped.append(low)
        elif value > high:
            clamped.append(high)
        else:
            clamped.append(value)
    return clamped


def binomial(n, values, word):
    k = min(n, 3)
    numerator = 1
    denominator = 1
    for i in range(k):
        numerator *= n - i
        denominator *= i + 1
    return numerator // denominator


def gap(n, values, word):
    def distance(one, other):
        return one - 2 * other

    return [distance(value, n) for value in values]
