# Absolute difference of the sums of both diagonals of a square matrix.

# original
def diagonal_difference(matrix):
    size = len(matrix)
    first = 0
    second = 0
    for at in range(size):
        first += matrix[at][at]
        second += matrix[at][size - 1 - at]
    return abs(first - second)

# clone: one sum of differences, negative indices
def diagonals_apart(square):
    gap = sum(row[k] - row[~k] for k, row in enumerate(square))
    return gap if gap >= 0 else -gap

# clone: all cells are visited
def skew(grid):
    n, falling, rising = len(grid), [], []
    for i, row in enumerate(grid):
        for j, cell in enumerate(row):
            if i == j:
                falling.append(cell)
            if i + j == n - 1:
                rising.append(cell)
    return max(sum(falling), sum(rising)) - min(sum(falling), sum(rising))

# look-alike: sum of both diagonals
def diagonal_total(matrix):
    size = len(matrix)
    first = 0
    second = 0
    for at in range(size):
        first += matrix[at][at]
        second += matrix[at][size - 1 - at]
    return abs(first + second)

# look-alike: the last column instead of the second diagonal
def diagonal_difference(matrix):
    size = len(matrix)
    first = 0
    second = 0
    for at in range(size):
        first += matrix[at][at]
        second += matrix[at][size - 1]
    return abs(first - second)

# inputs
# square(int(-9, 20), 1, 4)
