# Sum of the digits, taken again until one digit is left, with the number of rounds.

# original
def digital_root(number):
    rounds = 0
    while number > 9:
        total = 0
        while number:
            total += number % 10
            number //= 10
        number = total
        rounds += 1
    return number, rounds

# clone: recursion over the text of the number
def repeated_digit_sum(n):
    if n < 10:
        return (n, 0)
    root, depth = repeated_digit_sum(sum(int(d) for d in str(n)))
    return (root, depth + 1)

# clone: the root by its remainder, the rounds by a list
def root_of(value):
    chain = [value]
    while len(str(chain[-1])) > 1:
        chain.append(sum(map("0123456789".index, str(chain[-1]))))
    root = 0 if value == 0 else 1 + (value - 1) % 9
    return root, len(chain) - 1

# look-alike: the product of the digits
def digital_root(number):
    rounds = 0
    while number > 9:
        total = 1
        while number:
            total *= number % 10
            number //= 10
        number = total
        rounds += 1
    return number, rounds

# look-alike: one round only
def digital_root(number):
    rounds = 0
    if number > 9:
        total = 0
        while number:
            total += number % 10
            number //= 10
        number = total
        rounds += 1
    return number, rounds

# inputs
# of(int(0, 99), int(100, 9999), int(88888, 99999999))
