# Product of two matrices; ValueError where their sizes do not fit.

# original
def matrix_product(a, b):
    if len(a[0]) != len(b):
        raise ValueError("sizes do not fit")
    product = []
    for row in a:
        line = []
        for column in range(len(b[0])):
            total = 0
            for k in range(len(b)):
                total += row[k] * b[k][column]
            line.append(total)
        product.append(line)
    return product

# clone: scalar products of rows with columns
def multiply(left, right):
    columns = list(zip(*right))
    if any(len(row) != len(right) for row in left):
        raise ValueError("cannot multiply")
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in left]

# clone: rows of the second matrix, scaled and added up
def dot(m, n):
    inner = len(n)
    if inner != len(m[0]):
        raise ValueError(inner)
    out = [[0] * len(n[0]) for _ in m]
    for target, weights in zip(out, m):
        for weight, source in zip(weights, n):
            for j, value in enumerate(source):
                target[j] += weight * value
    return out

# look-alike: multiplies with the rows of the second matrix
def matrix_product(a, b):
    if len(a[0]) != len(b):
        raise ValueError("sizes do not fit")
    product = []
    for row in a:
        line = []
        for column in range(len(b)):
            total = 0
            for k in range(len(b[0])):
                total += row[k] * b[column][k]
            line.append(total)
        product.append(line)
    return product

# look-alike: the largest product in place of their sum
def matrix_product(a, b):
    if len(a[0]) != len(b):
        raise ValueError("sizes do not fit")
    product = []
    for row in a:
        line = []
        for column in range(len(b[0])):
            total = 0
            for k in range(len(b)):
                total = max(total, row[k] * b[k][column])
            line.append(total)
        product.append(line)
    return product

# inputs
# [list(int(-3, 9), 2, 2), list(int(-3, 9), 2, 2)], [list(int(-3, 9), 2, 2), list(int(-3, 9), 2, 2)]
# [list(int(0, 9), 3, 3)], [list(int(0, 9), 2, 2), list(int(0, 9), 2, 2), list(int(0, 9), 2, 2)]
