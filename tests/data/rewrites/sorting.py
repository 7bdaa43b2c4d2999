n = int(input())
numbers = [int(x) for x in input().split()]


def bubble(xs):
    xs = xs[:]
    for i in range(len(xs)):
        for j in range(0, len(xs) - 1 - i):
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
    return xs


def search(xs, wanted):
    lo, hi = 0, len(xs) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if xs[mid] == wanted:
            return mid
        elif xs[mid] < wanted:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1


def shrink(xs):
    for i in range(len(xs)):
        xs.pop()
    i = 0
    while i < len(xs):
        i += 1
    return i


order = bubble(numbers)
place = search(order, n)
print(order, place)
print(shrink(order), order)
