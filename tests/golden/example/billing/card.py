"""Checks on payment cards before they reach the bank."""


def is_valid_number(number):
    """Whether a card number passes the Luhn check."""
    digits = [int(c) for c in number if c.isdigit()]
    if len(digits) < 12:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        if place % 2 == 1:
            digit *= 2
            if digit > 9:
                digit -= 9
        total += digit
    return total % 10 == 0


def mask(number):
    visible = number[-4:]
    return "*" * (len(number) - 4) + visible
