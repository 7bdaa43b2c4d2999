import sys

sys.setrecursionlimit(5000)
memo = {}


def ways(n, coins):
    if n == 0:
        return 1
    if n < 0 or not coins:
        return 0
    key = (n, len(coins))
    if key in memo:
        return memo[key]
    result = ways(n - coins[0], coins) + ways(n, coins[1:])
    memo[key] = result
    return result


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def collatz(n):
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n = n // 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


def main():
    n = int(input())
    numbers = [int(x) for x in input().split()]
    coins = sorted(set(abs(x) + 1 for x in numbers))
    print(ways(n + 5, coins))
    print(gcd(n, max(coins)), collatz(n + 1))


if __name__ == "__main__":
    main()
