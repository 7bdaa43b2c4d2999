# Intervals that touch or overlap, merged; sorted by start.

# original
def merge_intervals(intervals):
    merged = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            last_start, last_end = merged[-1]
            merged[-1] = (last_start, max(last_end, end))
        else:
            merged.append((start, end))
    return merged

# clone: openings and closings as events
def union(ranges):
    events = sorted([(a, 0) for a, _ in ranges] + [(b, 1) for _, b in ranges])
    blocks, depth, opened = [], 0, None
    for place, closing in events:
        if closing:
            depth -= 1
            if depth == 0:
                blocks.append((opened, place))
        else:
            if depth == 0:
                opened = place
            depth += 1
    return blocks

# clone: each interval swallows those that it meets
def coalesce(spans):
    result = []
    for low, high in spans:
        apart = []
        for a, b in result:
            if b < low or high < a:
                apart.append((a, b))
            else:
                low, high = min(a, low), max(b, high)
        result = [*apart, (low, high)]
    result.sort()
    return result

# look-alike: the end of the later interval counts, also when it is nearer
def merge_intervals(intervals):
    merged = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            last_start, last_end = merged[-1]
            merged[-1] = (last_start, end)
        else:
            merged.append((start, end))
    return merged

# look-alike: what overlapping intervals have in common
def merge_intervals(intervals):
    merged = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            last_start, last_end = merged[-1]
            merged[-1] = (start, min(last_end, end))
        else:
            merged.append((start, end))
    return merged

# inputs
# list(of((1, 3), (2, 9), (4, 5), (5, 6), (8, 12), (10, 11), (0, 1), (13, 15), (3, 20)), 2, 6)
# [(int(0, 5), int(6, 12)), (int(1, 6), int(7, 9)), (int(10, 14), int(15, 20))]
