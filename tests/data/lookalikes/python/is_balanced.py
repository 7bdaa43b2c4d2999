# Whether the brackets of a text match.

# original
def is_balanced(text):
    pairs = {")": "(", "]": "[", "}": "{"}
    stack = []
    for char in text:
        if char in "([{":
            stack.append(char)
        elif char in pairs:
            if not stack or stack.pop() != pairs[char]:
                return False
    return not stack

# clone: matching pairs are removed until nothing changes
def brackets_match(code):
    rest = "".join(c for c in code if c in "()[]{}")
    before = None
    while rest != before:
        before = rest
        for pair in ("()", "[]", "{}"):
            rest = rest.replace(pair, "")
    return rest == ""

# clone: a text of the closing brackets that are expected
def well_formed(source):
    expected = ""
    closing_of = dict(["()", "[]", "{}"])
    for symbol in source:
        if symbol in closing_of:
            expected = closing_of[symbol] + expected
        elif symbol in ")]}":
            if expected[:1] != symbol:
                return False
            expected = expected[1:]
    return len(expected) == 0

# look-alike: brackets that stay open are fine
def is_balanced(text):
    pairs = {")": "(", "]": "[", "}": "{"}
    stack = []
    for char in text:
        if char in "([{":
            stack.append(char)
        elif char in pairs:
            if not stack or stack.pop() != pairs[char]:
                return False
    return True

# look-alike: any closing bracket fits
def is_balanced(source):
    pairs = {")": "(", "]": "[", "}": "{"}
    opened = []
    for char in source:
        if char in "([{":
            opened.append(char)
        elif char in pairs:
            if not opened or opened.pop() not in pairs.values():
                return False
    return not opened

# inputs
# of("f(x", "[1, (2]", "{a: (b}", "((", "([)]", "{(})", "(]", "[}", "f(a[0])", "{[()]}", "()[]{}", ")(", "]", "x)", "", "abc")
# of("(a]b", "[x)(y]", "if (a { b }", "while (", "{{}", "[[[]]", "(({}))", "[(a)(b)]", "{[}]", "(a)(")
# format("{}{}{}", of("(", "[", "{"), of("[", "x(", "()["), of("", "]", "y"))
# format("{}{}{}", of("(", "[", "{"), of("", "()", "x"), of(")", "]", "}"))
