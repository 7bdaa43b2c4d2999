n = int(input())
numbers = list(map(int, input().split()))
grid = [[numbers[j] * i for j in range(n)] for i in range(n)]
flat = []
for row in grid:
    for cell in row:
        if cell % 2 == 0:
            flat.append(cell)
diagonal = []
for i in range(0, n):
    diagonal.append(grid[i][i])
pairs = [(a, b) for a in range(n) if a > 1 for b in range(a) if b < a]
print(flat, diagonal, pairs)
x = numbers
x = [y for y in x if y in x]
names = []
for y in x:
    names.append(len(names))
print(x, names)
