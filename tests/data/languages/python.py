"""Units of every kind that Python has; the tests beside this name the lines."""

import asyncio
from functools import cache

RATE = 0.25


@cache
def fibonacci(n):
    """The n-th Fibonacci number."""
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


class Account:
    """Money of one owner."""

    currency = "EUR"

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    @property
    def is_empty(self):
        return self.balance == 0

    async def refill(self, source, *amounts, **options):
        """Take money from `source`.

        Amounts below the limit are left out.
        """
        async with source.open(self.owner) as flow:  # a comment
            async for amount in flow.take(amounts):
                if amount > options.get("limit", 10):
                    self.balance += amount
                else:
                    await asyncio.sleep(0.5)

    class Entry:
        def text(self):
            return f"{self.day:02d} {self.amount!r} über"


def interest(balance, years):
    def step(value):
        grown = value * (1 + RATE)
        return grown

    rounded = lambda value: round(value, 2)  # noqa: E731
    while years > 0:
        balance, years = step(balance), years - 1
    try:
        return rounded(balance)
    except TypeError:
        raise ValueError("not a number") from None


größe = lambda *texts: sum(len(text) for text in texts)  # noqa: E731

if __name__ == "__main__":
    print(interest(100, 3), größe("ü"))
