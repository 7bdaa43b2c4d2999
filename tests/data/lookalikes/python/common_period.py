# After how many ticks events that repeat every few ticks happen together: the least common multiple.

# original
def common_period(periods):
    result = 1
    for period in periods:
        a, b = result, period
        while b:
            a, b = b, a % b
        result = result * period // a
    return result

# clone: counts up in steps of the largest
def together_again(cycles):
    step = max(cycles, default=1)
    tick = step
    while any(tick % cycle != 0 for cycle in cycles):
        tick += step
    return tick

# clone: highest power of each prime factor
def least_multiple(numbers):
    powers = {}
    for number in numbers:
        factor = 2
        while number > 1:
            count = 0
            while number % factor == 0:
                number //= factor
                count += 1
            powers[factor] = max(count, powers.get(factor, 0))
            factor += 1
    product = 1
    for factor, count in powers.items():
        product *= factor ** count
    return product

# look-alike: the greatest common divisor
def common_divisor(periods):
    result = 0
    for period in periods:
        a, b = result, period
        while b:
            a, b = b, a % b
        result = a
    return result

# look-alike: the divisor is divided out twice
def common_period(lengths):
    result = 1
    for length in lengths:
        a, b = result, length
        while b:
            a, b = b, a % b
        result = result // a * (length // a)
    return result

# inputs
# list(of(2, 4, 6, 8, 12), 1, 3)
# list(int(1, 12), 0, 3)
