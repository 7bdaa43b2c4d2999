# Median of numbers: the middle one, or the mean of the two in the middle.

# original
def median_value(numbers):
    ordered = sorted(numbers)
    n = len(ordered)
    if n == 0:
        return None
    middle = n // 2
    if n % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2

# clone: smallest and largest are taken away until one or two remain
def center(sample):
    rest = list(sample)
    while len(rest) > 2:
        rest.remove(max(rest))
        rest.remove(min(rest))
    if not rest:
        return None
    return rest[0] if len(rest) == 1 else sum(rest) / 2

# clone: by the standard library
def typical(data):
    import statistics

    try:
        return statistics.median(data)
    except statistics.StatisticsError:
        return None

# look-alike: the lower of the two in the middle
def median_value(numbers):
    ordered = sorted(numbers)
    n = len(ordered)
    if n == 0:
        return None
    middle = n // 2
    if n % 2:
        return ordered[middle]
    return min(ordered[middle - 1], ordered[middle])

# look-alike: the numbers are not sorted
def middle_value(numbers):
    ordered = list(numbers)
    n = len(ordered)
    if n == 0:
        return None
    middle = n // 2
    if n % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2

# inputs
# list(int(-50, 50), 0, 9)
