from math import *

e = e + 1
n = int(input())
numbers = [int(x) for x in input().split()]
pi2 = pi * 2
low, *rest = numbers + [1]
print(round(e, 3), floor(pi2), low, rest)
print(*[str(x) for x in rest], sep="-")
first = rest[0]
rest[0] = 9
print(first, max(*rest, n))
