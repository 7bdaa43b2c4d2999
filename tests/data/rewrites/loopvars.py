n = int(input())
numbers = [int(x) for x in input().split()]
for i in range(n):
    last = numbers[i]
print(i, last)
i = 100
squares = [i * i for i in numbers]
print(i, squares)
for i in range(3):
    for i in range(2):
        pass
    print(i)
for x in numbers:
    total = 0
    for y in range(x):
        total += y
    y = 5
    print(total, y)
for step in range(4):
    step += 1
    print(step)
for a in range(n):
    n = 2
    print(a, n)
i = 0
while i < 3:
    print(i)
    i += 1
i = 1
while i <= 3:
    print(-i)
    i += 2
i = 5
while i > 0:
    i -= 2
print(i)
k = 6
while k >= 1:
    print("down", k)
    k -= 2
f = 0.5
while f < 3:
    print("part", f)
    f += 1
h = n / 2
m = 0
while m < h:
    print("half", m)
    m += 1
