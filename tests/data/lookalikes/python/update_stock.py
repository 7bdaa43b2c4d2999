# Stock after orders: an order that cannot be met in full is left open.

# original
def update_stock(stock, orders):
    left = dict(stock)
    open_orders = []
    for item, quantity in orders:
        available = left.get(item, 0)
        if available >= quantity:
            left[item] = available - quantity
            if left[item] == 0:
                del left[item]
        else:
            open_orders.append((item, quantity))
    return left, open_orders

# clone: decides first, subtracts afterwards
def fulfil(warehouse, requests):
    granted = {name: 0 for name in warehouse}
    waiting = []
    for name, wanted in requests:
        if wanted > warehouse.get(name, 0) - granted.get(name, 0):
            waiting.append((name, wanted))
        else:
            granted[name] = granted.get(name, 0) + wanted
    remaining = {name: warehouse[name] - granted[name] for name in warehouse}
    used_up = {name for name in remaining if remaining[name] == 0 and granted[name]}
    return {k: v for k, v in remaining.items() if k not in used_up}, waiting

# clone: item by item
def ship(inventory, lines):
    result, backlog = {}, []
    for product, count in inventory.items():
        taken = False
        for place, (wanted, n) in enumerate(lines):
            if wanted == product:
                if n <= count:
                    count, taken = count - n, True
                else:
                    backlog.append(place)
        if count or not taken:
            result[product] = count
    backlog += [place for place, (wanted, _) in enumerate(lines) if wanted not in inventory]
    return result, [lines[place] for place in sorted(backlog)]

# look-alike: as much as there is goes out
def update_stock(stock, orders):
    left = dict(stock)
    open_orders = []
    for item, quantity in orders:
        available = left.get(item, 0)
        if available >= quantity:
            left[item] = available - quantity
            if left[item] == 0:
                del left[item]
        else:
            left.pop(item, None)
            open_orders.append((item, quantity - available))
    return left, open_orders

# look-alike: items without stock stay with zero
def update_stock(stock, orders):
    left = dict(stock)
    open_orders = []
    for item, quantity in orders:
        available = left.get(item, 0)
        left.setdefault(item, 0)
        if available >= quantity:
            left[item] = available - quantity
        else:
            open_orders.append((item, quantity))
    return left, open_orders

# inputs
# {"nut": int(1, 9), "bolt": int(0, 9)}, list((of("nut", "bolt", "cog"), int(1, 5)), 1, 6)
