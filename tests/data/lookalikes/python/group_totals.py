# Total amount by category of (category, amount) records.

# original
def group_totals(records):
    totals = {}
    for category, amount in records:
        if category in totals:
            totals[category] += amount
        else:
            totals[category] = amount
    return totals

# clone: a sum for each category
def sums_by_key(rows):
    keys = {key for key, _ in rows}
    return {key: sum(number for other, number in rows if other == key) for key in keys}

# clone: records are sorted and grouped
def spent_per_kind(bookings):
    from itertools import groupby
    from operator import itemgetter

    kind = itemgetter(0)
    report = dict()
    for name, block in groupby(sorted(bookings, key=kind), kind):
        report[name] = sum(map(itemgetter(1), block))
    return report

# look-alike: the largest amount of each category
def group_maxima(records):
    totals = {}
    for category, amount in records:
        if category in totals:
            totals[category] = max(totals[category], amount)
        else:
            totals[category] = amount
    return totals

# look-alike: how many records of each category
def group_counts(records):
    totals = {}
    for category, amount in records:
        if category in totals:
            totals[category] += 1
        else:
            totals[category] = 1
    return totals

# inputs
# list((of("food", "rent", "fun"), int(-9, 40)), 2, 7)
