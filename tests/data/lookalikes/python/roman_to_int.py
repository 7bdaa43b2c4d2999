# Value of a Roman numeral.

# original
def roman_to_int(numeral):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    previous = 0
    for letter in reversed(numeral):
        value = values[letter]
        if value < previous:
            total -= value
        else:
            total += value
        previous = value
    return total

# clone: pairs such as IX are written out first
def read_numeral(text):
    for short, full in (("IV", "IIII"), ("IX", "VIIII"), ("XL", "XXXX"),
                        ("XC", "LXXXX"), ("CD", "CCCC"), ("CM", "DCCCC")):
        text = text.replace(short, full)
    worth = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))
    return sum(worth[c] for c in text)

# clone: recursion that takes one or two letters off the front
def from_roman(s):
    pairs = {"CM": 900, "CD": 400, "XC": 90, "XL": 40, "IX": 9, "IV": 4}
    if not s:
        return 0
    if s[:2] in pairs:
        return pairs[s[:2]] + from_roman(s[2:])
    place = "IVXLCDM".index(s[0])
    return 10 ** (place // 2) * (5 if place % 2 else 1) + from_roman(s[1:])

# look-alike: nothing is ever subtracted
def roman_to_int(numeral):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    previous = 0
    for letter in reversed(numeral):
        value = values[letter]
        if value < previous:
            total += previous
        else:
            total += value
        previous = value
    return total

# look-alike: read from the left, so that the larger of two is subtracted
def roman_to_int(numeral):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    previous = 0
    for letter in numeral:
        value = values[letter]
        if value < previous:
            total -= value
        else:
            total += value
        previous = value
    return total

# inputs
# join("", of("IV", "IX", "XL", "XC", "CM", "CD"), 1, 1)
# format("{}{}{}", of("", "M", "MM"), of("C", "CD", "CM", "DC"), of("XIV", "XXXIX", "LX", "XLII", "VI"))
