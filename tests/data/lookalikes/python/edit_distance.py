# Fewest insertions, deletions and replacements that make one word of another.

# original
def edit_distance(source, target):
    previous = list(range(len(target) + 1))
    for i, a in enumerate(source, 1):
        current = [i]
        for j, b in enumerate(target, 1):
            cost = 0 if a == b else 1
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost))
        previous = current
    return previous[-1]

# clone: recursion with memory
def levenshtein(a, b):
    from functools import lru_cache

    @lru_cache(None)
    def rest(i, j):
        if i == len(a) or j == len(b):
            return len(a) - i + len(b) - j
        if a[i] == b[j]:
            return rest(i + 1, j + 1)
        return 1 + min(rest(i + 1, j), rest(i, j + 1), rest(i + 1, j + 1))

    return rest(0, 0)

# clone: all words within more and more edits
def edits_needed(word, wanted):
    alphabet = set(wanted)
    reached, rounds = {word}, 0
    while wanted not in reached:
        rounds += 1
        nearer = set()
        for w in reached:
            for k in range(len(w) + 1):
                nearer.update(w[:k] + c + tail for c in alphabet for tail in (w[k:], w[k + 1:]))
                nearer.add(w[:k] + w[k + 1:])
        reached = nearer
    return rounds

# look-alike: a replacement counts as two
def edit_distance(source, target):
    previous = list(range(len(target) + 1))
    for i, a in enumerate(source, 1):
        current = [i]
        for j, b in enumerate(target, 1):
            cost = 0 if a == b else 2
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost))
        previous = current
    return previous[-1]

# look-alike: length of the longest common subsequence
def common_length(source, target):
    previous = [0] * (len(target) + 1)
    for i, a in enumerate(source, 1):
        current = [0]
        for j, b in enumerate(target, 1):
            gain = 1 if a == b else 0
            current.append(max(previous[j], current[j - 1], previous[j - 1] + gain))
        previous = current
    return previous[-1]

# inputs
# text("ab", 1, 4), text("abc", 1, 4)
# text("abc", 1, 3), text("xbc", 2, 4)
