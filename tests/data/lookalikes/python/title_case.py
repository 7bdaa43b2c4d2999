# Words with capital first letters; small words stay small unless they come first.

# original
def title_case(text):
    small = {"of", "the", "and", "in", "a"}
    words = text.lower().split()
    titled = []
    for at, word in enumerate(words):
        if at > 0 and word in small:
            titled.append(word)
        else:
            titled.append(word[0].upper() + word[1:])
    return " ".join(titled)

# clone: everything gets a capital, small words are put back
def headline(phrase):
    capitalised = [part.capitalize() for part in phrase.split()]
    for k in range(1, len(capitalised)):
        lowered = capitalised[k].lower()
        if lowered in ("a", "and", "in", "of", "the"):
            capitalised[k] = lowered
    return " ".join(capitalised)

# clone: by a substitution
def as_title(name):
    import re

    normal = " ".join(name.split()).lower()
    text = re.sub(r"(?<=\s)(?!(?:of|the|and|in|a)(?:\s|$))\S", lambda m: m.group().upper(), normal)
    return text[:1].upper() + text[1:]

# look-alike: small words stay small when they come first, too
def title_case(text):
    small = {"of", "the", "and", "in", "a"}
    words = text.lower().split()
    titled = []
    for at, word in enumerate(words):
        if word in small:
            titled.append(word)
        else:
            titled.append(word[0].upper() + word[1:])
    return " ".join(titled)

# look-alike: capitals inside a word stay
def title_case(text):
    small = {"of", "the", "and", "in", "a"}
    words = text.split()
    titled = []
    for at, word in enumerate(words):
        if at > 0 and word in small:
            titled.append(word)
        else:
            titled.append(word[0].upper() + word[1:])
    return " ".join(titled)

# inputs
# join(" ", of("the", "of", "War", "peace", "aND", "in", "a", "kING", "lost"), 1, 5)
