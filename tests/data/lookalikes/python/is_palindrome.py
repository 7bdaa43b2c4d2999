# Whether a text reads the same backwards; only letters and digits count, not their case.

# original
def is_palindrome(text):
    left, right = 0, len(text) - 1
    while left < right:
        if not text[left].isalnum():
            left += 1
        elif not text[right].isalnum():
            right -= 1
        elif text[left].lower() != text[right].lower():
            return False
        else:
            left += 1
            right -= 1
    return True

# clone: compares with the reverse
def reads_backwards(phrase):
    letters = [c for c in phrase.lower() if c.isalnum()]
    return letters == letters[::-1]

# clone: recursion that takes both ends off
def symmetric(s):
    import re

    core = re.sub(r"[\W_]+", "", s).casefold()
    if len(core) < 2:
        return True
    first, *middle, last = core
    return first == last and symmetric("".join(middle))

# look-alike: all characters count
def is_palindrome(text):
    left, right = 0, len(text) - 1
    while left < right:
        if text[left].lower() != text[right].lower():
            return False
        else:
            left += 1
            right -= 1
    return True

# look-alike: capital letters differ from small ones
def is_palindrome(text):
    left, right = 0, len(text) - 1
    while left < right:
        if not text[left].isalnum():
            left += 1
        elif not text[right].isalnum():
            right -= 1
        elif text[left] != text[right]:
            return False
        else:
            left += 1
            right -= 1
    return True

# inputs
# of("Otto", "Anna", "Never odd or even", "Level", "No lemon, no melon", "Radar", "abc", "ab", "Was it a car?", "Step on no pets")
# of("Noon!", "a, b, A", "Abba", "ab-Ba", "Eva, can I see bees in a cave?", "x, y", "x_X", "Racecar.", "12 21", "1, 2.1", "Aa", "Civic", "", "Refer", "kayak", "stats!", "ta-Tat")
# text("aA .", 2, 5)
