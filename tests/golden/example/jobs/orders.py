"""Reads orders that suppliers send as spreadsheets."""

from datetime import date


def parse_date(text):
    text = text.strip()
    if "." in text:
        day, month, year = text.split(".")
    elif "-" in text:
        year, month, day = text.split("-")
    else:
        return None
    if len(year) == 2:
        year = "20" + year
    return date(int(year), int(month), int(day))


def find_order(orders, reference):
    """The order with a reference, from orders sorted by reference."""
    start, count = 0, len(orders)
    while count > 0:
        half = count // 2
        if orders[start + half].reference < reference:
            start += half + 1
            count -= half + 1
        else:
            count = half
    if start < len(orders) and orders[start].reference == reference:
        return orders[start]
    return None
