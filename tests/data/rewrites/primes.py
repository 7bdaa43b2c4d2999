from math import sqrt


def is_prime(n):
    if n < 2:
        return False
    for d in range(2, int(sqrt(n)) + 1):
        if n % d == 0:
            return False
    return True


def sieve(limit):
    marks = [True] * (limit + 1)
    primes = []
    for p in range(2, limit + 1):
        if marks[p]:
            primes.append(p)
            for multiple in range(p * p, limit + 1, p):
                marks[multiple] = False
    return primes


n = int(input())
print(is_prime(n), sieve(10 * n))
small = list()
for x in range(30, 0, -7):
    if is_prime(x):
        small.append(x)
print(small, dict())
