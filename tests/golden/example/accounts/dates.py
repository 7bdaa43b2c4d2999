"""Dates as customers type them."""

from datetime import date


def parse_date(text):
    """A date written as day.month.year or year-month-day; None when it is neither."""
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


def find_account(accounts, number):
    low, high = 0, len(accounts) - 1
    while low <= high:
        middle = (low + high) // 2
        if accounts[middle].number == number:
            return accounts[middle]
        if accounts[middle].number < number:
            low = middle + 1
        else:
            high = middle - 1
    return None
