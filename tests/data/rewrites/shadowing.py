def range(*bounds):
    return [7, 8]


def list():
    return "mine"


n = int(input())
for i in range(n):
    print(i)
print(list(), [], {})
len = lambda x: 3
size = len("")
size += 1
print(size)


def dict():
    return 5


print(dict())
