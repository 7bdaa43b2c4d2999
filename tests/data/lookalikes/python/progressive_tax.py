# Tax on an income: each bracket (limit, percent) applies to the part of the income in it.

# original
def progressive_tax(income, brackets):
    tax = 0
    lower = 0
    for upper, percent in brackets:
        if income <= lower:
            break
        part = min(income, upper) - lower
        tax += part * percent // 100
        lower = upper
    return tax

# clone: parts in a comprehension
def tax_due(earned, bands):
    limits = [limit for limit, _ in bands]
    floors = [0] + limits[:-1]
    shares = [max(0, min(earned, top) - bottom) for bottom, top in zip(floors, limits)]
    return sum(share * rate // 100 for share, (_, rate) in zip(shares, bands))

# clone: recursion from the top bracket down
def levy(amount, steps):
    if not steps:
        return 0
    *below, (_, rate) = steps
    start = below[-1][0] if below else 0
    within = min(amount, steps[-1][0])
    if within > start:
        return levy(start, below) + (within - start) * rate // 100
    return levy(within, below)

# look-alike: the percentage that is reached applies to everything
def progressive_tax(income, brackets):
    tax = 0
    lower = 0
    for upper, percent in brackets:
        if income <= lower:
            break
        part = min(income, upper)
        tax = part * percent // 100
        lower = upper
    return tax

# look-alike: only the part in the last bracket is taxed
def top_bracket_tax(income, brackets):
    tax = 0
    lower = 0
    for upper, percent in brackets:
        if income <= lower:
            break
        part = min(income, upper) - lower
        tax = part * percent // 100
        lower = upper
    return tax

# inputs
# int(0, 90000), [(10000, 0), (30000, 20), (60000, 35), (999999, 45)]
# int(0, 500), [(100, 10), (200, 25), (1000, 50)]
