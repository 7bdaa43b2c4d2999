# Whether the digits of a number pass the Luhn check; blanks are ignored.

# original
def luhn_check(number):
    digits = [int(char) for char in number if char.isdigit()]
    if len(digits) < 2:
        return False
    total = 0
    for at, digit in enumerate(reversed(digits)):
        if at % 2 == 1:
            digit *= 2
            if digit > 9:
                digit -= 9
        total += digit
    return total % 10 == 0

# clone: doubled digits from a table
def passes_checksum(card):
    clean = "".join(c for c in card if c in "0123456789")
    doubled = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
    plain = sum(int(c) for c in clean[::-2])
    changed = sum(doubled[int(c)] for c in clean[-2::-2])
    return len(clean) >= 2 and (plain + changed) % 10 == 0

# clone: from the left, parity by the length, digit sums by divmod
def is_plausible(code):
    figures = list(filter(str.isdigit, code))
    remaining = len(figures)
    if remaining <= 1:
        return False
    check = 0
    for figure in figures:
        weight = 2 - remaining % 2
        check += sum(divmod(int(figure) * weight, 10))
        remaining -= 1
    return not check % 10

# look-alike: the digits at even places are doubled
def luhn_check(number):
    digits = [int(char) for char in number if char.isdigit()]
    if len(digits) < 2:
        return False
    total = 0
    for at, digit in enumerate(reversed(digits)):
        if at % 2 == 0:
            digit *= 2
            if digit > 9:
                digit -= 9
        total += digit
    return total % 10 == 0

# look-alike: the digit that is missing for the check
def luhn_digit(number):
    digits = [int(char) for char in number if char.isdigit()]
    if len(digits) < 2:
        return False
    total = 0
    for at, digit in enumerate(reversed(digits)):
        if at % 2 == 0:
            digit *= 2
            if digit > 9:
                digit -= 9
        total += digit
    return (10 - total % 10) % 10

# inputs
# of("4539 1488 0343 6467", "49927398716", "79927398713", "18", "26", "34", "42", "59", "67", "75", "83", "91", "00", "1 8", "125", "133", "141", "117", "109", "2030", "1230", "1008", "2006", "1115")
# of("12", "79", "7992 7398 710", "21", "81", "1", "", "45 39", "501", "331", "921", "711")
