# Columns of a matrix as rows.

# original
def transpose(matrix):
    if not matrix:
        return []
    result = []
    for column in range(len(matrix[0])):
        row = []
        for line in matrix:
            row.append(line[column])
        result.append(row)
    return result

# clone: zip
def columns_of(table):
    flipped = zip(*table)
    return list(map(list, flipped))

# clone: rows are dealt out over lists that were made before
def as_columns(rows):
    width = len(rows[0]) if len(rows) else 0
    columns = [[] for _ in range(width)]
    for row in rows:
        for place, cell in enumerate(row):
            columns[place] += [cell]
    return columns

# look-alike: columns from the last to the first
def transpose(matrix):
    if not matrix:
        return []
    result = []
    for column in reversed(range(len(matrix[0]))):
        row = []
        for line in matrix:
            row.append(line[column])
        result.append(row)
    return result

# look-alike: each column from bottom to top
def turn(grid):
    if not grid:
        return []
    result = []
    for column in range(len(grid[0])):
        row = []
        for line in reversed(grid):
            row.append(line[column])
        result.append(row)
    return result

# inputs
# grid(int(0, 9), 1, 4)
# grid(int(0, 9), 0, 3)
