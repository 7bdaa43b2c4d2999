"""Originals of the planted clones, and functions that only look like them."""


def moving_average(values, window):
    """Mean of each stretch of `window` values."""
    if window <= 0:
        raise ValueError("window must be positive")
    averages = []
    total = 0.0
    for index, value in enumerate(values):
        total += value
        if index >= window:
            total -= values[index - window]
        if index >= window - 1:
            averages.append(total / window)
    return averages


def read_settings(text):
    settings = {}
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.partition("#")[0].strip()
        if not line:
            continue
        key, separator, value = line.partition("=")
        if not separator:
            raise ValueError(f"line {number}: no equals sign")
        settings[key.strip().lower()] = value.strip()
    return settings


def find_position(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    if low < len(items) and items[low] == wanted:
        return low
    return -1


class Series:
    def __init__(self, values, name, unit, source):
        self.values = values
        self.name = name
        self.unit = unit
        self.source = source

    @property
    def title(self):
        prefix = self.name if self.name else "unnamed series"
        suffix = f" [{self.unit}]" if self.unit else ""
        return prefix + suffix

    @title.setter
    def title(self, text):
        prefix = text if text else "unnamed series"
        suffix = f" [{self.unit}]" if self.unit else ""
        self.name = prefix + suffix

    def smoothed(self, window):
        def middle_of(values):
            ordered = sorted(values)
            half = len(ordered) // 2
            if len(ordered) % 2:
                return ordered[half]
            return (ordered[half - 1] + ordered[half]) / 2

        return [middle_of(self.values[i : i + window]) for i in range(len(self.values) - window + 1)]
