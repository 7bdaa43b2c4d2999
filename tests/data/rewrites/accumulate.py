n = int(input())
numbers = [int(part) for part in input().split()]
total = 0
word = ""
best = 1
for i in range(n):
    total += numbers[i]
    word = word + str(numbers[i])
    best *= 2
    total -= i
print(total, word, best)
print("even" if total % 2 == 0 else "odd")
