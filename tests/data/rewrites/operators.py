class Length:
    def __init__(self, size):
        self.size = size

    def __lt__(self, other):
        print("asked", self.size)
        return self.size < other.size

    def __gt__(self, other):
        return "gt"

    def __iadd__(self, other):
        self.size += other
        return self

    def __add__(self, other):
        return Length(self.size + other)


n = int(input())
one, two = Length(n), Length(3)
print(one < two, one > two)
if one < two < one:
    print("chained")
else:
    print("not")
same = one
one += 5
print(same.size, one.size)
one = one + 1
print(same.size, one.size)
