n = int(input())
first = [n]
second = first
first += [1, 2]
third = first
third = third + [3]
first += third
counts = 0
counts += len(second)
print(first, second, third, counts)
rows = [[0] * 2 for _ in range(3)]
shared = rows[0]
rows[0] += [n]
print(rows, shared)
