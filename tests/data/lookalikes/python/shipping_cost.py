# Shipping in cents by weight in grams; free from an order value on, a surcharge for islands.

# original
def shipping_cost(weight, order_value, island):
    if order_value >= 5000:
        cost = 0
    elif weight <= 1000:
        cost = 390
    elif weight <= 5000:
        cost = 590
    else:
        cost = 990
    if island:
        cost += 1200
    return cost

# clone: a table of tiers, searched
def parcel_fee(grams, basket, is_island):
    tiers = [(1000, 390), (5000, 590), (float("inf"), 990)]
    fee = next(price for limit, price in tiers if grams <= limit)
    return fee * (basket < 5000) + 1200 * bool(is_island)

# clone: early returns, the surcharge first
def postage(mass, total, remote):
    extra = 1200 if remote else 0
    if not total < 5000:
        return extra
    if mass > 5000:
        return extra + 990
    return extra + (590 if mass > 1000 else 390)

# look-alike: the surcharge only where shipping is not free
def shipping_cost(weight, order_value, island):
    if order_value >= 5000:
        cost = 0
    elif weight <= 1000:
        cost = 390
    elif weight <= 5000:
        cost = 590
    else:
        cost = 990
    if island and cost:
        cost += 1200
    return cost

# look-alike: another limit of the middle tier
def shipping_cost(weight, order_value, island):
    if order_value >= 5000:
        cost = 0
    elif weight <= 1000:
        cost = 390
    elif weight <= 2000:
        cost = 590
    else:
        cost = 990
    if island:
        cost += 1200
    return cost

# inputs
# of(200, 1000, 1001, 2500, 4000, 4500, 5000, 5001, 9000), of(100, 4999, 5000, 8000), bool()
