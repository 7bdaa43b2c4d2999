def is_palindrome(n, values, word):
    left, right = 0, len(word) - 1
    while left < right:
        if word[left] != word[right]:
            return False
        left += 1
        right -= 1
    return True


def most_common(n, values, word):
    counts = {}
    for letter in word:
        counts[letter] = counts.get(letter, 0) + 1
    best = ""
    most = 0
    for letter in sorted(counts):
        if counts[letter] > most:
            best = letter
            most = counts[letter]
    return best


def run_lengths(n, values, word):
    runs = []
    start = 0
    for end in range(1, len(word) + 1):
        if end == len(word) or word[end] != word[start]:
            runs.append((word[start], end - start))
            start = end
    return runs


def shifted(n, values, word):
    letters = []
    for letter in word:
        if letter.islower():
            letters.append(chr((ord(letter) - 97 + n) % 26 + 97))
        else:
            letters.append(letter.upper())
    return "".join(letters)


def vowels(n, values, word):
    count = 0
    has_many = False
    for letter in word:
        if letter in "aeiou":
            count += 1
    if count > 1:
        has_many = True
    return count, has_many


def from_end(n, values, word):
    if word.startswith("a"):
        return word.find("b")
    return word.rfind("a")


def differing(n, values, word):
    other = word[::-1]
    return sum(1 if word[i] != other[i] else 0 for i in range(len(word)))


def balance(n, values, word):
    depth = 0
    deepest = 0
    for letter in word:
        if letter == "a":
            depth += 1
        elif letter == "b":
            depth -= 1
        if depth < 0:
            return -1
        deepest = max(deepest, depth)
    return deepest
