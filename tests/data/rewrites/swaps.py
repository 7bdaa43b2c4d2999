n = int(input())
a = 1
b = n
c = a
a = 5
d = a + b
lo, hi = 0, n
mid = (lo + hi) // 2
table = [0] * 5
seen = set()
x = table[0]
y = n
table[0] = y
z = table[0]
left = right = 0
left += 1
right -= left
print(a, b, c, d, lo, hi, mid, x, y, z, left, right, table, seen)
a, b = b, a
t = a
a = b
b = t
print(a, b)
