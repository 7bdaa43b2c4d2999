# How many of each coin or note to hand out for an amount, largest first; None where it does not work out.

# original
def cash_coins(amount, coins):
    handed = {}
    for coin in sorted(coins, reverse=True):
        count = amount // coin
        if count:
            handed[coin] = count
            amount -= count * coin
    return handed if amount == 0 else None

# clone: coin after coin is handed out
def pay_out(sum_due, denominations):
    given = []
    for unit in sorted(set(denominations))[::-1]:
        while sum_due >= unit:
            given.append(unit)
            sum_due -= unit
    if sum_due > 0:
        return None
    return {unit: given.count(unit) for unit in given}

# clone: recursion, always the largest coin that fits
def change_for(rest, available):
    usable = [c for c in available if c <= rest]
    if not usable:
        return None if rest else {}
    largest = max(usable)
    n, left = divmod(rest, largest)
    below = change_for(left, [c for c in usable if c < largest])
    return below if below is None else {largest: n, **below}

# look-alike: smallest coins first
def cash_coins(amount, coins):
    handed = {}
    for coin in sorted(coins):
        count = amount // coin
        if count:
            handed[coin] = count
            amount -= count * coin
    return handed if amount == 0 else None

# look-alike: what is left over does not matter
def cash_coins(total, units):
    handed = {}
    for unit in sorted(units, reverse=True):
        count = total // unit
        if count:
            handed[unit] = count
            total -= count * unit
    return handed

# inputs
# int(0, 99), distinct(of(2, 5, 10, 20), 1, 4)
# int(10, 300), [5, 20, 50]
