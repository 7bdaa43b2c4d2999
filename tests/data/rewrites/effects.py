log = []


def note(x):
    log.append(x)
    return x


n = int(input())
numbers = [int(x) for x in input().split()]
a = note(1)
b = note(2)
print(note(3) < note(4), note(5) > 4, 6 > note(6))
c = note(7)
print(log, c)
d = log[-1]
print(note(8), d)
e = note(9)
print(e + len(log))
f = len(log)
print(note(10) + f)
if note(n) < note(3) < note(9):
    print("chain", log)
total = note(1)
total += note(total) if note(n) else note(0)
print(a, b, total, log[-1] if note(0) else log[-2], sum(log))
