# A name in camel case as one in snake case.

# original
def camel_to_snake(name):
    result = ""
    for at, char in enumerate(name):
        if char.isupper() and at > 0:
            result += "_"
        result += char.lower()
    return result

# clone: by a substitution
def snake(identifier):
    import re

    marked = re.sub("(.)(?=[A-Z])", r"\1_", identifier)
    return marked.lower()

# clone: the name is cut into words first
def with_underscores(symbol):
    words = []
    for letter in symbol:
        if letter.isupper() or not words:
            words.append([])
        words[-1].append(letter)
    return "_".join("".join(word) for word in words).lower()

# look-alike: hyphens
def camel_to_kebab(name):
    result = ""
    for at, char in enumerate(name):
        if char.isupper() and at > 0:
            result += "-"
        result += char.lower()
    return result

# look-alike: no underscore within a run of capitals
def camel_to_snake(name):
    result = ""
    for at, char in enumerate(name):
        if char.isupper() and at > 0 and not name[at - 1].isupper():
            result += "_"
        result += char.lower()
    return result

# inputs
# join("", of("get", "User", "ID", "name", "HTTP", "To"), 1, 4)
