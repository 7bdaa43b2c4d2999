def evens(limit):
    i = 0
    while i < limit:
        if i % 2 == 0:
            yield i
        i += 1


def pairs(limit):
    for i in range(limit):
        got = yield i
        if got:
            yield got


n = int(input())
numbers = [int(x) for x in input().split()]
source = (x * n for x in numbers)
head = next(source, None)
rest = [x for x in source]
print(list(evens(n)), head, rest)
walk = pairs(n)
out = []
for item in walk:
    out.append(item)
print(out, sum(x * x for x in numbers), any(x > 5 for x in numbers))
lazy = [(y for y in range(x)) for x in range(3)]
print([list(one) for one in lazy])
