# Numbers moved and stretched so that the smallest is 0 and the largest 1; all 0 where they are equal.

# original
def rescale(numbers):
    if not numbers:
        return []
    low = min(numbers)
    high = max(numbers)
    if low == high:
        return [0.0] * len(numbers)
    return [(number - low) / (high - low) for number in numbers]

# clone: the ends are found by sorting, results by append
def to_unit_range(data):
    ranked = sorted(data)
    scaled = []
    for x in data:
        width = ranked[-1] - ranked[0]
        scaled.append((x - ranked[0]) / width if width > 0 else 0.0)
    return scaled

# clone: two passes that subtract and divide
def normalised(vector):
    shifted = list(map(lambda v: v - min(vector), vector))
    top = max(shifted, default=0) or 1
    return list(map(lambda v: v / top, shifted))

# look-alike: divided by the largest
def rescale(numbers):
    if not numbers:
        return []
    low = min(numbers)
    high = max(numbers)
    if low == high:
        return [0.0] * len(numbers)
    return [(number - low) / high if high else 0.0 for number in numbers]

# look-alike: the largest becomes 0 and the smallest 1
def rescale(values):
    if not values:
        return []
    low = min(values)
    high = max(values)
    if low == high:
        return [0.0] * len(values)
    return [(high - value) / (high - low) for value in values]

# inputs
# list(int(-9, 30), 0, 6)
