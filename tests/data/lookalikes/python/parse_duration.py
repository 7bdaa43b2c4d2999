# Seconds of a text such as "1h30m5s"; ValueError where it cannot be understood.

# original
def parse_duration(text):
    units = {"h": 3600, "m": 60, "s": 1}
    total = 0
    digits = ""
    for char in text:
        if char.isdigit():
            digits += char
        elif char in units and digits:
            total += int(digits) * units[char]
            digits = ""
        else:
            raise ValueError(text)
    if digits or not text:
        raise ValueError(text)
    return total

# clone: a regular expression finds the parts
def to_seconds(written):
    import re

    if not re.fullmatch(r"(?:\d+[hms])+", written):
        raise ValueError("not a duration: " + written)
    seconds = 0
    for amount, unit in re.findall(r"(\d+)([hms])", written):
        factor = 1 if unit == "s" else 60 if unit == "m" else 3600
        seconds += factor * int(amount)
    return seconds

# clone: the text is cut from the left, part after part
def duration(value):
    result, rest = 0, value
    while True:
        number = rest[:len(rest) - len(rest.lstrip("0123456789"))]
        tail = rest[len(number):]
        if number == "" or tail[:1] not in ("h", "m", "s"):
            raise ValueError(value)
        result += int(number) * 60 ** "smh".index(tail[0])
        rest = tail[1:]
        if not rest:
            return result

# look-alike: a bare number at the end is seconds
def parse_duration(text):
    units = {"h": 3600, "m": 60, "s": 1}
    total = 0
    digits = ""
    for char in text:
        if char.isdigit():
            digits += char
        elif char in units and digits:
            total += int(digits) * units[char]
            digits = ""
        else:
            raise ValueError(text)
    if digits:
        total += int(digits)
    return total

# look-alike: digits are not forgotten after a unit
def parse_duration(text):
    units = {"h": 3600, "m": 60, "s": 1}
    total = 0
    digits = ""
    for char in text:
        if char.isdigit():
            digits += char
        elif char in units and digits:
            total += int(digits) * units[char]
        else:
            raise ValueError(text)
    if not digits or not text:
        raise ValueError(text)
    return total

# inputs
# join("", format("{}{}", int(1, 99), of("h", "m", "s")), 1, 3)
# format("{}m{}", int(1, 9), int(1, 9))
# format("{}{}", join("", format("{}{}", int(0, 99), of("h", "m")), 1, 2), of("8s", "1m", "20h"))
# format("{}{}", join("", format("{}{}", int(0, 99), of("h", "m", "s")), 0, 2), of("7", "15s", "x", "2s", "3h"))
