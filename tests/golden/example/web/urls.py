"""Addresses of pages."""

import re


def permalink(name):
    """Readable part of a page's address: words joined by dashes."""
    lowered = name.lower()
    dashed = re.sub(r"[^a-z0-9]+", "-", lowered)
    return dashed.strip("-")


def first_seen(rows):
    """Rows without repetition, the first of each kept."""
    return list(dict.fromkeys(rows))
