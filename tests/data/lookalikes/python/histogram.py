# How many values fall into each of the buckets of equal width; the largest value is in the last.

# original
def histogram(values, buckets):
    if not values:
        return [0] * buckets
    low, high = min(values), max(values)
    counts = [0] * buckets
    for value in values:
        if high == low:
            at = 0
        else:
            at = min(buckets - 1, (value - low) * buckets // (high - low))
        counts[at] += 1
    return counts

# clone: values below each upper edge, differences of those
def bin_counts(numbers, n):
    if len(numbers) == 0 or max(numbers) == min(numbers):
        return [len(numbers)] + [0] * (n - 1)
    start, width = min(numbers), max(numbers) - min(numbers)
    below = [sum((x - start) * n < k * width for x in numbers) for k in range(n)] + [len(numbers)]
    return [after - before for before, after in zip(below, below[1:])]

# clone: each value climbs the edges
def frequencies(sample, size):
    tally = dict.fromkeys(range(size), 0)
    ordered = sorted(sample)
    for x in ordered:
        k = 0
        while k + 1 < size and (x - ordered[0]) * size >= (k + 1) * (ordered[-1] - ordered[0]):
            if ordered[0] == ordered[-1]:
                break
            k += 1
        tally[k] += 1
    return list(tally.values())

# look-alike: the buckets begin at zero
def histogram(values, buckets):
    if not values:
        return [0] * buckets
    low, high = 0, max(values)
    counts = [0] * buckets
    for value in values:
        if high == low:
            at = 0
        else:
            at = min(buckets - 1, (value - low) * buckets // (high - low))
        counts[at] += 1
    return counts

# look-alike: totals of the values instead of counts
def bucket_totals(values, buckets):
    if not values:
        return [0] * buckets
    low, high = min(values), max(values)
    counts = [0] * buckets
    for value in values:
        if high == low:
            at = 0
        else:
            at = min(buckets - 1, (value - low) * buckets // (high - low))
        counts[at] += value
    return counts

# inputs
# list(int(3, 40), 2, 9), int(2, 5)
# list(int(0, 3), 0, 4), int(1, 4)
