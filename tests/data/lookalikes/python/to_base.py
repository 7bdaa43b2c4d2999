# Digits of an integer in a base of 2 to 16, with a sign.

# original
def to_base(number, base):
    if not 2 <= base <= 16:
        raise ValueError("base must be 2 to 16")
    if number == 0:
        return "0"
    digits = ""
    rest = abs(number)
    while rest:
        digits = "0123456789abcdef"[rest % base] + digits
        rest //= base
    return "-" + digits if number < 0 else digits

# clone: from the highest power down
def in_radix(value, radix):
    if radix not in range(2, 17):
        raise ValueError(radix)
    size, power = abs(value), 1
    while power * radix <= size:
        power *= radix
    text = "-" * (value < 0)
    while power > 0:
        quotient, size = divmod(size, power)
        text += format(quotient, "x")
        power //= radix
    return text

# clone: recursion
def written(n, b):
    if b < 2 or b > 16:
        raise ValueError(f"no base {b}")
    if n < 0:
        return "-" + written(-n, b)
    head, last = divmod(n, b)
    figure = chr(ord("0") + last) if last < 10 else chr(ord("a") + last - 10)
    return (written(head, b) if head else "") + figure

# look-alike: digits from the last to the first
def to_base(number, base):
    if not 2 <= base <= 16:
        raise ValueError("base must be 2 to 16")
    if number == 0:
        return "0"
    digits = ""
    rest = abs(number)
    while rest:
        digits += "0123456789abcdef"[rest % base]
        rest //= base
    return "-" + digits if number < 0 else digits

# look-alike: how many digits there are
def count_digits(number, base):
    if not 2 <= base <= 16:
        raise ValueError("base must be 2 to 16")
    if number == 0:
        return 1
    digits = 0
    rest = abs(number)
    while rest:
        digits += 1
        rest //= base
    return digits

# inputs
# of(int(-99, 99), int(100, 99999)), of(2, 3, 8, 10, 16, int(1, 17))
