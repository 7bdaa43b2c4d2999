# The most frequent words of a text with their counts; equal counts in alphabetical order.

# original
def top_words(text, limit):
    counts = {}
    for word in text.lower().split():
        word = word.strip(".,!?")
        if word:
            counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ranked[:limit]

# clone: Counter, two stable sorts
def frequent(document, n):
    from collections import Counter

    words = [token.strip("!?,.") for token in document.split()]
    tally = Counter(word.casefold() for word in words if word != "")
    alphabetical = sorted(tally.items())
    alphabetical.sort(key=lambda entry: entry[1], reverse=True)
    return alphabetical[0:n]

# clone: takes the best one away again and again
def most_used(content, how_many):
    cleaned = [piece.strip(".,?!").lower() for piece in content.split()]
    left = set(cleaned) - {""}
    best = []
    while left and len(best) < how_many:
        peak = max(cleaned.count(w) for w in left)
        winner = min(w for w in left if cleaned.count(w) == peak)
        best.append((winner, peak))
        left.remove(winner)
    return best

# look-alike: the rarest words
def top_words(text, limit):
    counts = {}
    for word in text.lower().split():
        word = word.strip(".,!?")
        if word:
            counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (item[1], item[0]))
    return ranked[:limit]

# look-alike: capital and small letters are told apart
def top_words(text, limit):
    counts = {}
    for word in text.split():
        word = word.strip(".,!?")
        if word:
            counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ranked[:limit]

# inputs
# join(" ", of("the", "The", "cat", "cat,", "sat!", "Sat", "on", "...", "mat."), 3, 12), int(1, 4)
