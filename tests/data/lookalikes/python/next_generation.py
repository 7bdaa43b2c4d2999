# One step of the game of life on a bounded board of 0 and 1.

# original
def next_generation(board):
    height = len(board)
    width = len(board[0]) if board else 0
    result = []
    for y in range(height):
        row = []
        for x in range(width):
            alive = 0
            for ny in range(max(0, y - 1), min(height, y + 2)):
                for nx in range(max(0, x - 1), min(width, x + 2)):
                    if (ny, nx) != (y, x):
                        alive += board[ny][nx]
            row.append(1 if alive == 3 or (alive == 2 and board[y][x]) else 0)
        result.append(row)
    return result

# clone: a set of living cells and a counter of their neighbours
def evolve(grid):
    from collections import Counter

    cells = {(r, c) for r, line in enumerate(grid) for c, value in enumerate(line) if value}
    around = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b]
    crowd = Counter((r + a, c + b) for r, c in cells for a, b in around)
    return [
        [int(crowd[r, c] == 3 or (crowd[r, c] == 2 and (r, c) in cells)) for c in range(len(line))]
        for r, line in enumerate(grid)
    ]

# clone: a border of zeros, sums of blocks of nine
def step(world):
    columns = len(world[0]) if len(world) else 0
    empty = [0] * (columns + 2)
    padded = [empty] + [[0, *line, 0] for line in world] + [empty]

    def lives(i, j):
        block = sum(sum(padded[k][j:j + 3]) for k in range(i, i + 3))
        return {3: 1, 4: padded[i + 1][j + 1]}.get(block, 0)

    return [[lives(i, j) for j in range(columns)] for i in range(len(world))]

# look-alike: two neighbours bring a cell to life
def next_generation(board):
    height = len(board)
    width = len(board[0]) if board else 0
    result = []
    for y in range(height):
        row = []
        for x in range(width):
            alive = 0
            for ny in range(max(0, y - 1), min(height, y + 2)):
                for nx in range(max(0, x - 1), min(width, x + 2)):
                    if (ny, nx) != (y, x):
                        alive += board[ny][nx]
            row.append(1 if alive == 2 or (alive == 3 and board[y][x]) else 0)
        result.append(row)
    return result

# look-alike: the cell counts as its own neighbour
def next_generation(board):
    height = len(board)
    width = len(board[0]) if board else 0
    result = []
    for y in range(height):
        row = []
        for x in range(width):
            alive = 0
            for ny in range(max(0, y - 1), min(height, y + 2)):
                for nx in range(max(0, x - 1), min(width, x + 2)):
                    alive += board[ny][nx]
            row.append(1 if alive == 3 or (alive == 2 and board[y][x]) else 0)
        result.append(row)
    return result

# inputs
# grid(of(0, 1), 2, 5)
