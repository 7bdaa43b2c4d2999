# Mean of each window of neighbouring values; none where the window does not fit.

# original
def moving_average(values, width):
    if width < 1:
        raise ValueError("width must be positive")
    averages = []
    total = 0
    for at, value in enumerate(values):
        total += value
        if at >= width:
            total -= values[at - width]
        if at >= width - 1:
            averages.append(total / width)
    return averages

# clone: a slice for each window
def rolling_mean(series, n):
    if n <= 0:
        raise ValueError(n)
    last = len(series) - n
    return [sum(series[k:k + n]) / n for k in range(last + 1)]

# clone: differences of prefix sums
def smooth(samples, window):
    from itertools import accumulate

    if not window >= 1:
        raise ValueError("empty window")
    prefix = [0, *accumulate(samples)]
    pairs = zip(prefix, prefix[window:])
    return [(upper - lower) / window for lower, upper in pairs]

# look-alike: sums instead of means
def moving_total(values, width):
    if width < 1:
        raise ValueError("width must be positive")
    averages = []
    total = 0
    for at, value in enumerate(values):
        total += value
        if at >= width:
            total -= values[at - width]
        if at >= width - 1:
            averages.append(total)
    return averages

# look-alike: shorter windows at the start count too
def moving_average(values, width):
    if width < 1:
        raise ValueError("width must be positive")
    averages = []
    total = 0
    for at, value in enumerate(values):
        total += value
        if at >= width:
            total -= values[at - width]
        averages.append(total / min(at + 1, width))
    return averages

# inputs
# list(int(-20, 20), 1, 9), int(0, 5)
