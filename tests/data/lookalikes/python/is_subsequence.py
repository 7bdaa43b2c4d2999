# Whether the letters of a pattern occur in a text in this order.

# original
def is_subsequence(pattern, text):
    at = 0
    for char in text:
        if at < len(pattern) and char == pattern[at]:
            at += 1
    return at == len(pattern)

# clone: one iterator that is used up
def occurs_in_order(needle, haystack):
    remaining = iter(haystack)
    return all(letter in remaining for letter in needle)

# clone: jumps from find to find
def scattered(short, long):
    place = -1
    for letter in short:
        place = long.find(letter, place + 1)
        if place < 0:
            return False
    return True

# look-alike: next to one another
def is_substring(pattern, text):
    at = 0
    for char in text:
        if at < len(pattern) and char == pattern[at]:
            at += 1
        elif at < len(pattern):
            at = 1 if pattern[:1] == char else 0
    return at == len(pattern)

# look-alike: how many letters are found
def matched_letters(pattern, text):
    at = 0
    for char in text:
        if at < len(pattern) and char == pattern[at]:
            at += 1
    return at

# inputs
# text("ab", 2, 3), text("abc", 3, 6)
# format("{}{}", of("ab", "ba"), of("c", "d")), format("{}x{}{}", of("ab", "ba"), of("c", "d", "cd"), of("", "a", "c"))
