# Text of a run-length code such as "3a2b"; a letter without a number stands for itself.

# original
def run_length_decode(code):
    text = ""
    count = ""
    for char in code:
        if char.isdigit():
            count += char
        else:
            text += char * int(count or 1)
            count = ""
    return text

# clone: by substitution of a regular expression
def expand(packed):
    import re

    def repeated(found):
        times, letter = found.groups()
        return letter if times == "" else letter * int(times)

    return re.sub(r"(\d*)(\D)", repeated, packed).rstrip("0123456789")

# clone: the number is built arithmetically, the output is a list
def unpack(s):
    letters, n, started = [], 0, False
    for c in s:
        if "0" <= c <= "9":
            n, started = n * 10 + ord(c) - ord("0"), True
            continue
        letters.extend([c] * (n if started else 1))
        n, started = 0, False
    return "".join(letters)

# look-alike: the number holds for all letters that follow
def run_length_decode(code):
    text = ""
    count = ""
    for char in code:
        if char.isdigit():
            count = char
        else:
            text += char * int(count or 1)
    return text

# look-alike: the number stands after its letter
def run_length_decode(code):
    text = ""
    previous = ""
    for char in code:
        if char.isdigit():
            text += previous * (int(char or 1) - 1)
        else:
            text += char
            previous = char
    return text

# inputs
# join("", format("{}{}", of("", "2", "3", "12", "0", "4"), of("a", "b", "c")), 1, 5)
