# Words that are anagrams of one another, in groups: words as they came, groups by their first word.

# original
def group_anagrams(words):
    groups = {}
    for word in words:
        key = "".join(sorted(word))
        groups.setdefault(key, []).append(word)
    return list(groups.values())

# clone: each word looks for a group with the same letters
def same_letters(entries):
    buckets = []
    for entry in entries:
        for bucket in buckets:
            head = bucket[0]
            if len(head) == len(entry) and all(head.count(c) == entry.count(c) for c in entry):
                bucket.append(entry)
                break
        else:
            buckets.append([entry])
    return buckets

# clone: counts of letters as keys
def families(vocabulary):
    from collections import Counter

    signatures = [frozenset(Counter(term).items()) for term in vocabulary]
    order = list(dict.fromkeys(signatures))
    return [[term for term, found in zip(vocabulary, signatures) if found == wanted] for wanted in order]

# look-alike: words with the same set of letters, however often
def group_anagrams(words):
    groups = {}
    for word in words:
        key = "".join(sorted(set(word)))
        groups.setdefault(key, []).append(word)
    return list(groups.values())

# look-alike: words of the same length
def group_lengths(words):
    groups = {}
    for word in words:
        key = len(word)
        groups.setdefault(key, []).append(word)
    return list(groups.values())

# inputs
# list(text("ab", 1, 3), 2, 7)
# list(of("tea", "eat", "ate", "tan", "nat", "bat", "tatt", "att"), 1, 6)
