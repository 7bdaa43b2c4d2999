n = int(input())
numbers = [int(x) for x in input().split()]
makers = []
for i in range(3):
    makers.append(lambda: i)
print([make() for make in makers])
adders = [lambda y, x=x: x + y for x in numbers[:2]]
late = [lambda: x for x in numbers[:2]]
print([adder(1) for adder in adders], [one() for one in late])


def counter(start):
    seen = 0

    def step(by):
        nonlocal seen
        seen += by
        seen = seen + start
        return seen

    return step


step = counter(n)
value = step(1)
print(value, step(2), step(3))
total = n
report = lambda: total
total = total + 1
print(report())
