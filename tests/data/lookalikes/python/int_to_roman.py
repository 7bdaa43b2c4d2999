# A number from 1 on as a Roman numeral.

# original
def int_to_roman(number):
    symbols = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
               (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    numeral = ""
    for value, symbol in symbols:
        while number >= value:
            numeral += symbol
            number -= value
    return numeral

# clone: a table for each decimal place
def roman_digits(n):
    ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
    hundreds = ["", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"]
    return "M" * (n // 1000) + hundreds[n // 100 % 10] + tens[n // 10 % 10] + ones[n % 10]

# clone: strokes are counted and then replaced
def in_roman(value):
    text = "I" * value
    for old, new in (("IIIII", "V"), ("VV", "X"), ("XXXXX", "L"), ("LL", "C"), ("CCCCC", "D"),
                     ("DD", "M"), ("DCCCC", "CM"), ("CCCC", "CD"), ("LXXXX", "XC"), ("XXXX", "XL"),
                     ("VIIII", "IX"), ("IIII", "IV")):
        text = text.replace(old, new)
    return text

# look-alike: each symbol is used once at most
def int_to_roman(number):
    symbols = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
               (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    numeral = ""
    for value, symbol in symbols:
        if number >= value:
            numeral += symbol
            number -= value
    return numeral

# look-alike: additive numerals, IIII for four
def to_numeral(amount):
    symbols = [(1000, "M"), (500, "D"), (100, "C"),
               (50, "L"), (10, "X"), (5, "V"), (1, "I")]
    numeral = ""
    for value, symbol in symbols:
        while amount >= value:
            numeral += symbol
            amount -= value
    return numeral

# inputs
# of(int(1, 50), int(1, 3999), int(100, 999))
