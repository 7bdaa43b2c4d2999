# How many bits of a number from 0 on are set.

# original
def count_bits(number):
    if number < 0:
        raise ValueError("negative")
    count = 0
    while number:
        count += number & 1
        number >>= 1
    return count

# clone: by the binary text
def ones(value):
    if not value >= 0:
        raise ValueError(value)
    binary = format(value, "b")
    return len(binary) - binary.count("0")

# clone: clears the lowest set bit until none is left
def population(n):
    if n < 0:
        raise ValueError(f"{n} is negative")

    def cleared(m):
        return 0 if m == 0 else 1 + cleared(m & (m - 1))

    return cleared(n)

# look-alike: bits that are not set
def count_bits(number):
    if number < 0:
        raise ValueError("negative")
    count = 0
    while number:
        count += not number & 1
        number >>= 1
    return count

# look-alike: how many bits the number needs
def count_bits(number):
    if number < 0:
        raise ValueError("negative")
    count = 0
    while number:
        count += 1
        number >>= 1
    return count

# inputs
# of(int(0, 20), int(-3, 300), int(1000, 1000000))
