# Total of an invoice in cents: lines of (cents, quantity), ten or more of one line are 10 % off.

# original
def invoice_total(lines, tax_percent):
    total = 0
    for price, quantity in lines:
        amount = price * quantity
        if quantity >= 10:
            amount -= amount // 10
        total += amount
    return total + total * tax_percent // 100

# clone: subtotals in a generator, tax by one product
def bill_in_cents(items, vat):
    def line_sum(item):
        unit, count = item
        gross = unit * count
        return gross - gross // 10 if count > 9 else gross

    net = sum(map(line_sum, items))
    return net + (net * vat) // 100

# clone: recursion over the lines, the discount as a separate sum
def amount_due(order, rate):
    subtotal = sum(p * n for p, n in order)
    rebates = [p * n // 10 for p, n in order if not n < 10]
    for rebate in rebates:
        subtotal = subtotal - rebate
    tax = subtotal * rate // 100
    return tax + subtotal

# look-alike: more than ten are needed for the discount
def invoice_total(lines, tax_percent):
    total = 0
    for price, quantity in lines:
        amount = price * quantity
        if quantity > 10:
            amount -= amount // 10
        total += amount
    return total + total * tax_percent // 100

# look-alike: the tax is taken off
def invoice_net(lines, tax_percent):
    total = 0
    for price, quantity in lines:
        amount = price * quantity
        if quantity >= 10:
            amount -= amount // 10
        total += amount
    return total - total * tax_percent // 100

# inputs
# list((int(50, 999), of(1, 2, 9, 10, 10, 11)), 0, 5), of(7, 19, 21)
