"""The basket as the customer sees it."""

from decimal import Decimal


def basket_total(items, rebate):
    cents = Decimal("0.01")
    gross = sum(
        (item.count * item.price * (1 + item.vat) for item in items),
        start=Decimal(0),
    )
    return (gross * (1 - rebate)).quantize(cents)


def unique_products(items):
    """Products of a basket, each once, in order of appearance."""
    seen = set()
    products = []
    for item in items:
        if item.product in seen:
            continue
        seen.add(item.product)
        products.append(item.product)
    return products


def slug(title):
    text = title.strip().lower()
    kept = []
    for character in text:
        if character.isalnum():
            kept.append(character)
        elif kept and kept[-1] != "-":
            kept.append("-")
    return "".join(kept).strip("-")
