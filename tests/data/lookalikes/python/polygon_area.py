# Area of a polygon from its corners in order.

# original
def polygon_area(points):
    n = len(points)
    if n < 3:
        return 0.0
    doubled = 0
    for at in range(n):
        x1, y1 = points[at]
        x2, y2 = points[(at + 1) % n]
        doubled += x1 * y2 - x2 * y1
    return abs(doubled) / 2

# clone: triangles around the first corner
def enclosed(corners):
    total = 0.0
    for (bx, by), (cx, cy) in zip(corners[1:], corners[2:]):
        ax, ay = corners[0]
        total += ((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
    return max(total, -total)

# clone: trapezoids under the edges
def surface(outline):
    shifted = outline[1:] + outline[:1]
    strips = [(q[0] - p[0]) * (p[1] + q[1]) for p, q in zip(outline, shifted)]
    return abs(0.5 * sum(strips)) if len(outline) > 2 else 0.0

# look-alike: the last edge is left out
def polygon_area(points):
    n = len(points)
    if n < 3:
        return 0.0
    doubled = 0
    for at in range(n - 1):
        x1, y1 = points[at]
        x2, y2 = points[at + 1]
        doubled += x1 * y2 - x2 * y1
    return abs(doubled) / 2

# look-alike: signs are lost
def polygon_area(corners):
    n = len(corners)
    if n < 3:
        return 0.0
    doubled = 0
    for at in range(n):
        x1, y1 = corners[at]
        x2, y2 = corners[(at + 1) % n]
        doubled += abs(x1 * y2 - x2 * y1)
    return doubled / 2

# inputs
# list((int(-5, 9), int(-5, 9)), 2, 6)
