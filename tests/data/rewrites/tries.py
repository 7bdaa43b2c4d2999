n = int(input())
numbers = [int(x) for x in input().split()]
found = ["old"]
try:
    found = [10 // (x - 2) for x in numbers]
except ZeroDivisionError:
    print("survived")
print(found)
a = b = 0
try:
    a = 1
    b = 1 // (n - 3)
    c = 2
except ZeroDivisionError:
    print(a, b)
finally:
    print("done")
try:
    got = []
    for x in numbers:
        got.append(10 // (x - 1))
except ZeroDivisionError as error:
    print(got, error)
for i in range(n):
    try:
        if numbers[i] > 3:
            break
        continue
    finally:
        print("passed", i)
