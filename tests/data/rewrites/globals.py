count = 0
items = []
limit = 3


def bump():
    global count, limit
    count += 1
    limit = limit + 1
    return count


def add(x):
    items.append(x)
    return len(items)


n = int(input())
i = 0
while i < limit and i < 10:
    i += 1
    if i > 5:
        limit = 0
    bump()
now = count
later = bump()
print(now, later, count, limit, i)
j = 0
while j < limit:
    if j == 1:
        limit = 2
    j += 1
print(j)
for k in range(limit):
    bump()
print(limit)
items = [add(x) for x in range(n)]
print(items)
