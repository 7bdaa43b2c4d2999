n = int(input())
input()
word = input()
counts = {}
for letter in word:
    if letter in counts:
        counts[letter] += 1
    else:
        counts[letter] = 1
line = ""
for letter in sorted(counts):
    line += letter + str(counts[letter])
print(line)
reverse = ""
i = len(word) - 1
while i >= 0:
    reverse += word[i]
    i -= 1
print(reverse, word == reverse)
lo = 0
while lo < 3:
    hi = 0
    while hi < 2:
        print(lo, hi, end=" ")
        hi = hi + 1
    lo += 1
flag = True
for j in range(len(word) // 2):
    if word[j] != word[-1 - j]:
        flag = False
        break
print("palindrome" if flag else "plain")
