"""A sample with everything that the contract check looks for."""

import json

LIMIT = 3


class Basket:
    """Things with their prices."""

    def __init__(self, owner):
        self.owner = owner
        self.prices = {}

    async def refill(self, client, count=2):
        """Ask for more."""
        for attempt in range(count):
            async with client.open(f"/stock/{attempt}") as answer:
                if answer.status == 200:
                    return json.loads(await answer.text())
        return None

    @property
    def total(self):
        return sum(price for price in self.prices.values() if price > 0.5)


def widen(café, *rest, **options):
    def inner(value):
        # the Greek letter is two bytes long: λ
        return value if value else "λ"

    size = lambda text: len(text) + LIMIT  # noqa: E731
    try:
        return [inner(each) for each in (café, *rest)], size(options["name"])
    except KeyError:
        return [], 0


if __name__ == "__main__":
    json.dump(widen("a", name="b"), open("out.json", "w"))
