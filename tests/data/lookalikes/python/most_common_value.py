# The value that occurs most often; the smallest of several.

# original
def most_common_value(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    best = None
    for value, count in counts.items():
        if best is None or count > counts[best] or (count == counts[best] and value < best):
            best = value
    return best

# clone: the longest run of the sorted values
def mode(sample):
    winner, longest = None, 0
    ordered = sorted(sample)
    start = 0
    for at in range(1, len(ordered) + 1):
        if at == len(ordered) or ordered[at] != ordered[start]:
            if at - start > longest:
                winner, longest = ordered[start], at - start
            start = at
    return winner

# clone: max with a key over the distinct values
def favourite(items):
    if not items:
        return None
    return max(sorted(set(items)), key=items.count)

# look-alike: the largest of several
def most_common_value(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    best = None
    for value, count in counts.items():
        if best is None or count > counts[best] or (count == counts[best] and value > best):
            best = value
    return best

# look-alike: the rarest value
def rarest_value(values):
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    best = None
    for value, count in counts.items():
        if best is None or count < counts[best] or (count == counts[best] and value < best):
            best = value
    return best

# inputs
# list(int(0, 4), 0, 8)
