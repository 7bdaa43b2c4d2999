# A matrix turned clockwise by a number of quarter turns.

# original
def rotate_matrix(matrix, turns):
    result = [list(row) for row in matrix]
    for _ in range(turns % 4):
        rotated = []
        for column in range(len(result[0])):
            rotated.append([result[row][column] for row in range(len(result) - 1, -1, -1)])
        result = rotated
    return result

# clone: zip of the reversed rows
def turned(table, times):
    while times % 4:
        table = list(zip(*table[::-1]))
        times -= 1
    return [[*row] for row in table]

# clone: a rule for each of the four positions
def quarter_turns(grid, n):
    height, width = len(grid), len(grid[0])
    case = n % 4
    if case == 0:
        return [row[:] for row in grid]
    if case == 2:
        return [row[::-1] for row in grid[::-1]]
    if case == 1:
        return [[grid[height - 1 - j][i] for j in range(height)] for i in range(width)]
    return [[grid[j][width - 1 - i] for j in range(height)] for i in range(width)]

# look-alike: turns the other way
def rotate_matrix(matrix, turns):
    result = [list(row) for row in matrix]
    for _ in range(turns % 4):
        rotated = []
        for column in range(len(result[0]) - 1, -1, -1):
            rotated.append([result[row][column] for row in range(len(result))])
        result = rotated
    return result

# look-alike: half as often
def rotate_matrix(matrix, turns):
    result = [list(row) for row in matrix]
    for _ in range(turns // 2):
        rotated = []
        for column in range(len(result[0])):
            rotated.append([result[row][column] for row in range(len(result) - 1, -1, -1)])
        result = rotated
    return result

# inputs
# grid(int(0, 9), 1, 3), int(0, 6)
# [[1, 2, 3], [4, 5, 6]], int(1, 9)
