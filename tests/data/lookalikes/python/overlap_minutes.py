# How long two shifts overlap; shifts are (start, end) and an end before the start is on the next day.

# original
def overlap_minutes(first, second):
    day = 24 * 60
    total = 0
    a, b = first
    if b <= a:
        b += day
    for offset in (-day, 0, day):
        c, d = second[0] + offset, second[1] + offset
        if second[1] <= second[0]:
            d += day
        total += max(0, min(b, d) - max(a, c))
    return total

# clone: minutes of the day as sets
def shared_time(shift, other):
    def minutes(begin, end):
        length = (end - begin) % 1440 or 1440
        return {m % 1440 for m in range(begin, begin + length)}

    return len(minutes(*shift) & minutes(*other))

# clone: shifts are cut at midnight into pieces
def common(x, y):
    def pieces(span):
        low, high = span
        return [(low, high)] if low < high else [(low, 1440), (0, high)]

    result = 0
    for p, q in pieces(x):
        for r, s in pieces(y):
            if p < s and r < q:
                result += sorted([p, q, r, s])[2] - sorted([p, q, r, s])[1]
    return result

# look-alike: only the next day is looked at, not the one before
def overlap_minutes(first, second):
    day = 24 * 60
    total = 0
    a, b = first
    if b <= a:
        b += day
    for offset in (0, day):
        c, d = second[0] + offset, second[1] + offset
        if second[1] <= second[0]:
            d += day
        total += max(0, min(b, d) - max(a, c))
    return total

# look-alike: the time from the first start to the last end
def overlap_minutes(first, second):
    day = 24 * 60
    total = 0
    a, b = first
    if b <= a:
        b += day
    for offset in (-day, 0, day):
        c, d = second[0] + offset, second[1] + offset
        if second[1] <= second[0]:
            d += day
        total += max(0, max(b, d) - min(a, c))
    return total

# inputs
# (int(0, 700), int(701, 1439)), (int(800, 1439), int(400, 799))
# (int(0, 1439), int(0, 1439)), (int(0, 1439), int(0, 1439))
