# An integer with a separator between groups of three digits.

# original
def format_thousands(number, separator):
    digits = str(abs(number))
    groups = []
    while digits:
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    sign = "-" if number < 0 else ""
    return sign + separator.join(groups)

# clone: by the format of the language
def with_separators(value, mark):
    with_commas = format(value, ",d")
    if mark == ",":
        return with_commas
    return mark.join(with_commas.split(","))

# clone: digit by digit from the right
def grouped(n, glue):
    reversed_digits = str(n).lstrip("-")[::-1]
    out = ""
    for position, digit in enumerate(reversed_digits):
        if position and position % 3 == 0:
            out = glue + out
        out = digit + out
    if n >= 0:
        return out
    return "-" + out

# look-alike: groups of four digits
def format_thousands(number, separator):
    digits = str(abs(number))
    groups = []
    while digits:
        groups.insert(0, digits[-4:])
        digits = digits[:-4]
    sign = "-" if number < 0 else ""
    return sign + separator.join(groups)

# look-alike: groups are cut from the left
def format_thousands(number, separator):
    digits = str(abs(number))
    groups = []
    while digits:
        groups.append(digits[:3])
        digits = digits[3:]
    sign = "-" if number < 0 else ""
    return sign + separator.join(groups)

# inputs
# of(int(-999, 999), int(-99999, 99999), int(1000, 99999), int(1000000, 9999999)), of(" ", "'", ".")
