# Largest value of each window.

# original
def window_maxima(values, size):
    maxima = []
    for start in range(len(values) - size + 1):
        largest = values[start]
        for value in values[start:start + size]:
            if value > largest:
                largest = value
        maxima.append(largest)
    return maxima

# clone: a deque of candidates
def sliding_peak(series, k):
    from collections import deque

    candidates, peaks = deque(), []
    for now, x in enumerate(series):
        while candidates and series[candidates[-1]] <= x:
            candidates.pop()
        candidates.append(now)
        if candidates[0] + k <= now:
            candidates.popleft()
        if now + 1 >= k:
            peaks.append(series[candidates[0]])
    return peaks

# clone: neighbours are merged again and again
def highest_of_each(numbers, width):
    row = list(numbers) if width <= len(numbers) else []
    for _ in range(width - 1):
        row = [max(pair) for pair in zip(row, row[1:])]
    return row

# look-alike: smallest value of each window
def window_minima(values, size):
    minima = []
    for start in range(len(values) - size + 1):
        smallest = values[start]
        for value in values[start:start + size]:
            if value < smallest:
                smallest = value
        minima.append(smallest)
    return minima

# look-alike: windows do not overlap
def window_maxima(values, size):
    maxima = []
    for start in range(0, len(values) - size + 1, size):
        largest = values[start]
        for value in values[start:start + size]:
            if value > largest:
                largest = value
        maxima.append(largest)
    return maxima

# inputs
# list(int(-9, 30), 3, 9), int(1, 4)
