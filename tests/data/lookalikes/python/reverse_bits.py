# A number with its lowest bits in reverse order; the width says how many.

# original
def reverse_bits(number, width):
    result = 0
    for _ in range(width):
        result = (result << 1) | (number & 1)
        number >>= 1
    return result

# clone: by the padded binary text
def mirrored(value, bits):
    mask = (1 << bits) - 1
    digits = bin(value & mask)[2:].rjust(bits, "0")
    return int(digits[::-1], 2)

# clone: each set bit is put in its place
def flip_order(n, size):
    places = [k for k in range(size) if n // 2 ** k % 2 == 1]
    return sum(2 ** (size - 1 - k) for k in places)

# look-alike: the bits are inverted, too
def reverse_bits(number, width):
    result = 0
    for _ in range(width):
        result = (result << 1) | (~number & 1)
        number >>= 1
    return result

# look-alike: stops when no bit is left, so the width does not count
def reverse_bits(number, width):
    result = 0
    while number and width:
        result = (result << 1) | (number & 1)
        number >>= 1
    return result

# inputs
# int(0, 255), int(8, 10)
# int(0, 15), int(1, 6)
