# Population standard deviation, None without values.

# original
def spread(values):
    if not values:
        return None
    mean = sum(values) / len(values)
    squares = 0
    for value in values:
        squares += (value - mean) ** 2
    return (squares / len(values)) ** 0.5

# clone: by mean of squares and square of the mean
def deviation(sample):
    n = len(sample)
    if n == 0:
        return None
    first = sum(sample)
    second = sum(x * x for x in sample)
    return abs(n * second - first * first) ** 0.5 / n

# clone: running update
def sigma(numbers):
    from math import sqrt

    count, centre, moment = 0, 0.0, 0.0
    for number in numbers:
        count += 1
        delta = number - centre
        centre += delta / count
        moment += delta * (number - centre)
    return sqrt(moment / count) if count else None

# look-alike: the variance
def variance(values):
    if not values:
        return None
    mean = sum(values) / len(values)
    squares = 0
    for value in values:
        squares += (value - mean) ** 2
    return squares / len(values)

# look-alike: mean absolute deviation
def spread(numbers):
    if not numbers:
        return None
    mean = sum(numbers) / len(numbers)
    total = 0
    for number in numbers:
        total += abs(number - mean)
    return total / len(numbers)

# inputs
# list(int(-30, 30), 2, 7)
# list(int(0, 5), 0, 4)
