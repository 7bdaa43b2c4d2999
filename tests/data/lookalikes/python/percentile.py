# Percentile by the nearest rank: the smallest value that so many percent of the values do not exceed.

# original
def percentile(values, percent):
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    rank = -(-len(ordered) * percent // 100)
    if rank < 1:
        rank = 1
    return ordered[rank - 1]

# clone: looks for the first value with enough at or below it
def value_at(sample, p):
    for candidate in sorted(sample):
        share = sum(x <= candidate for x in sample)
        if share * 100 >= p * len(sample):
            return candidate
    raise ValueError("empty")

# clone: the smallest are taken off one by one
def quantile(numbers, q):
    remaining = list(numbers)
    smallest = min(remaining)
    while (len(numbers) - len(remaining)) * 100 < len(numbers) * q:
        smallest = min(remaining)
        remaining.remove(smallest)
    return smallest

# look-alike: the rank is rounded down
def percentile(values, percent):
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    rank = len(ordered) * percent // 100
    if rank < 1:
        rank = 1
    return ordered[rank - 1]

# look-alike: counted from the largest
def upper_percentile(values, percent):
    if not values:
        raise ValueError("no values")
    ordered = sorted(values, reverse=True)
    rank = -(-len(ordered) * percent // 100)
    if rank < 1:
        rank = 1
    return ordered[rank - 1]

# inputs
# list(int(-9, 50), 1, 9), of(0, 10, 25, 50, 75, 90, 100)
# [], 50
