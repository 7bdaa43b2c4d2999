# Bytes of a size such as "10 KB" or "1.5MB"; units are powers of 1024.

# original
def parse_size(text):
    units = {"B": 1, "KB": 1024, "MB": 1024 ** 2, "GB": 1024 ** 3}
    text = text.strip().upper()
    for unit in ("KB", "MB", "GB", "B"):
        if text.endswith(unit):
            number = text[:-len(unit)].strip()
            return int(float(number) * units[unit])
    return int(text)

# clone: a regular expression and an exponent
def size_in_bytes(written):
    import re

    found = re.fullmatch(r"\s*(.*?)\s*([kmg]?b)\s*", written, re.IGNORECASE)
    if found is None:
        return int(written)
    exponent = "bkmg".index(found[2][0].lower())
    return int(float(found[1]) * 1024 ** exponent)

# clone: the letters are peeled off the end, one after the other
def byte_count(amount):
    rest = amount.lower().rstrip()
    if rest[-1:] != "b":
        return int(rest)
    rest, factor = rest[:-1], 1
    if rest.endswith("g"):
        rest, factor = rest[:-1], 2 ** 30
    elif rest.endswith("m"):
        rest, factor = rest[:-1], 2 ** 20
    elif rest.endswith("k"):
        rest, factor = rest[:-1], 2 ** 10
    return int(factor * float(rest))

# look-alike: powers of 1000
def parse_size(text):
    units = {"B": 1, "KB": 1000, "MB": 1000 ** 2, "GB": 1000 ** 3}
    text = text.strip().upper()
    for unit in ("KB", "MB", "GB", "B"):
        if text.endswith(unit):
            number = text[:-len(unit)].strip()
            return int(float(number) * units[unit])
    return int(text)

# look-alike: fractions of a unit are cut off first
def parse_size(written):
    units = {"B": 1, "KB": 1024, "MB": 1024 ** 2, "GB": 1024 ** 3}
    written = written.strip().upper()
    for unit in ("KB", "MB", "GB", "B"):
        if written.endswith(unit):
            number = written[:-len(unit)].strip()
            return int(float(number)) * units[unit]
    return int(written)

# inputs
# format("{}{}{}", of(float(0, 9, 1), int(1, 99)), of("", " "), of("KB", "mb", "GB", "kb", "B"))
# of("12", " 7 ", "x", "KB", "1.5", "3 TB", "0.25 MB")
