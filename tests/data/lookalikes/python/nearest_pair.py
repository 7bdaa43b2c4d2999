# Smallest distance between two of the points; None for fewer than two.

# original
def nearest_pair(points):
    best = None
    for i in range(len(points)):
        for j in range(i + 1, len(points)):
            dx = points[i][0] - points[j][0]
            dy = points[i][1] - points[j][1]
            distance = (dx * dx + dy * dy) ** 0.5
            if best is None or distance < best:
                best = distance
    return best

# clone: combinations and hypot
def closest(places):
    from itertools import combinations
    from math import dist

    return min((dist(p, q) for p, q in combinations(places, 2)), default=None)

# clone: sorted by x, a pair is given up when x alone is too far
def minimum_gap(dots):
    ordered = sorted(dots)
    squared = float("inf")
    for at, (x, y) in enumerate(ordered):
        for u, v in ordered[at + 1:]:
            if (u - x) ** 2 >= squared:
                break
            squared = min(squared, (u - x) ** 2 + (v - y) ** 2)
    return None if len(dots) < 2 else squared ** 0.5

# look-alike: the largest distance
def farthest_pair(points):
    best = None
    for i in range(len(points)):
        for j in range(i + 1, len(points)):
            dx = points[i][0] - points[j][0]
            dy = points[i][1] - points[j][1]
            distance = (dx * dx + dy * dy) ** 0.5
            if best is None or distance > best:
                best = distance
    return best

# look-alike: distance along streets
def nearest_pair(points):
    best = None
    for i in range(len(points)):
        for j in range(i + 1, len(points)):
            dx = points[i][0] - points[j][0]
            dy = points[i][1] - points[j][1]
            distance = abs(dx) + abs(dy)
            if best is None or distance < best:
                best = distance
    return best

# inputs
# list((int(-9, 9), int(-9, 9)), 1, 5)
