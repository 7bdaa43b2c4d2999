# A card number with all but its last four digits hidden; separators stay where they are.

# original
def mask_number(number):
    visible = 4
    masked = []
    for char in reversed(number):
        if not char.isdigit():
            masked.append(char)
        elif visible > 0:
            masked.append(char)
            visible -= 1
        else:
            masked.append("*")
    return "".join(reversed(masked))

# clone: from the left, with a count of digits to hide
def hidden(card):
    to_hide = sum(c.isdigit() for c in card) - 4
    out = ""
    for c in card:
        if c.isdigit():
            to_hide -= 1
            out += "*" if to_hide >= 0 else c
        else:
            out += c
    return out

# clone: a look-ahead for four more digits
def redacted(account):
    import re

    return re.sub(r"\d(?=(?:\D*\d){4})", "*", account)

# look-alike: the first four digits stay visible
def mask_number(number):
    visible = 4
    masked = []
    for char in number:
        if not char.isdigit():
            masked.append(char)
        elif visible > 0:
            masked.append(char)
            visible -= 1
        else:
            masked.append("*")
    return "".join(masked)

# look-alike: the last four characters stay visible, separators among them
def mask_number(number):
    visible = 4
    masked = []
    for char in reversed(number):
        if visible > 0:
            masked.append(char)
            visible -= 1
        elif not char.isdigit():
            masked.append(char)
        else:
            masked.append("*")
    return "".join(reversed(masked))

# inputs
# format("{} {} {}", text("0123456789", 2, 4), text("0123456789", 2, 4), text("0123456789", 1, 4))
# text("123-", 0, 8)
