n = int(input())
numbers = list(map(int, input().split()))
i = 0
while i < n:
    if numbers[i] < 0:
        break
    i += 1
print(i)
for j in range(n):
    if numbers[j] % 2:
        continue
    print(j, numbers[j])
for k in range(n):
    if numbers[k] == 7:
        print("found", k)
        break
else:
    print("no seven")
for m in range(3):
    for step in range(2, 9, 3):
        if step > numbers[0]:
            break
        print(m, step)
