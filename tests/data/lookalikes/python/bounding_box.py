# Smallest box around points, as (left, top, right, bottom), grown by a margin.

# original
def bounding_box(points, margin):
    if not points:
        return None
    left = right = points[0][0]
    top = bottom = points[0][1]
    for x, y in points[1:]:
        left = min(left, x)
        right = max(right, x)
        top = min(top, y)
        bottom = max(bottom, y)
    return (left - margin, top - margin, right + margin, bottom + margin)

# clone: columns of coordinates
def frame(dots, padding):
    if len(dots) == 0:
        return None
    xs, ys = zip(*dots)
    corners = [min(xs), min(ys), max(xs), max(ys)]
    return tuple(c + (padding if k > 1 else -padding) for k, c in enumerate(corners))

# clone: boxes around single points are united by reduce
def extent(cloud, extra):
    from functools import reduce

    def unite(a, b):
        return (a[0] if a[0] < b[0] else b[0], a[1] if a[1] < b[1] else b[1],
                a[2] if a[2] > b[2] else b[2], a[3] if a[3] > b[3] else b[3])

    boxes = [(x - extra, y - extra, x + extra, y + extra) for x, y in cloud]
    return reduce(unite, boxes) if boxes else None

# look-alike: width and height in place of right and bottom
def bounding_box(points, margin):
    if not points:
        return None
    left = right = points[0][0]
    top = bottom = points[0][1]
    for x, y in points[1:]:
        left = min(left, x)
        right = max(right, x)
        top = min(top, y)
        bottom = max(bottom, y)
    return (left - margin, top - margin, right - left + margin, bottom - top + margin)

# look-alike: the margin makes the box smaller
def inner_box(points, margin):
    if not points:
        return None
    left = right = points[0][0]
    top = bottom = points[0][1]
    for x, y in points[1:]:
        left = min(left, x)
        right = max(right, x)
        top = min(top, y)
        bottom = max(bottom, y)
    return (left + margin, top + margin, right - margin, bottom - margin)

# inputs
# list((int(-9, 9), int(-9, 9)), 0, 5), int(0, 3)
