# Payments of a loan in cents: interest on what is left each month, a fixed rate until it is paid back.

# original
def loan_schedule(principal, yearly_percent, payment):
    rows = []
    balance = principal
    while balance > 0 and len(rows) < 60:
        interest = balance * yearly_percent // 1200
        paid = min(payment, balance + interest)
        balance = balance + interest - paid
        rows.append((interest, paid, balance))
    return rows

# clone: a generator that is cut off
def repayment_plan(owed, rate, instalment):
    from itertools import islice

    def months(open_amount):
        while open_amount > 0:
            cost = open_amount * rate // 1200
            due = open_amount + cost
            left = due - instalment if due > instalment else 0
            yield cost, due - left, left
            open_amount = left

    return list(islice(months(owed), 60))

# clone: recursion with the months that remain
def amortise(debt, percent, per_month, months=60):
    if debt <= 0 or months == 0:
        return []
    fee = (debt * percent) // 1200
    rest = max(0, debt + fee - per_month)
    return [(fee, debt + fee - rest, rest), *amortise(rest, percent, per_month, months - 1)]

# look-alike: interest once a year
def loan_schedule(principal, yearly_percent, payment):
    rows = []
    balance = principal
    while balance > 0 and len(rows) < 60:
        interest = balance * yearly_percent // 1200 if len(rows) % 12 == 11 else 0
        paid = min(payment, balance + interest)
        balance = balance + interest - paid
        rows.append((interest, paid, balance))
    return rows

# look-alike: interest on the whole loan every month
def loan_schedule(principal, yearly_percent, payment):
    rows = []
    balance = principal
    while balance > 0 and len(rows) < 60:
        interest = principal * yearly_percent // 1200
        paid = min(payment, balance + interest)
        balance = balance + interest - paid
        rows.append((interest, paid, balance))
    return rows

# inputs
# int(5000, 90000), int(2, 15), int(2000, 20000)
