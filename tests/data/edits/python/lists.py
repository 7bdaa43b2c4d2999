def largest(n, values, word):
    best = None
    for value in values:
        if best is None or value > best:
            best = value
    return best


def running_total(n, values, word):
    total = 0
    totals = []
    for value in values:
        total += value
        totals.append(total)
    return totals


def first_over(n, values, word):
    for position, value in enumerate(values):
        if value >= n:
            return position
    return -1


def until_negative(n, values, word):
    kept = []
    for value in values:
        if value < 0:
            break
        kept.append(value)
    return kept


def odd_ones(n, values, word):
    kept = []
    for value in values:
        if value % 2 == 0:
            continue
        kept.append(value)
    return kept


def rotated(n, values, word):
    if not values:
        return values
    shift = n % len(values)
    return values[shift:] + values[:shift]


def bubble_sorted(n, values, word):
    ordered = list(values)
    for i in range(len(ordered)):
        for j in range(len(ordered) - 1 - i):
            if ordered[j] > ordered[j + 1]:
                ordered[j], ordered[j + 1] = ordered[j + 1], ordered[j]
    return ordered


def spread(n, values, word):
    if not values:
        return 0
    return max(values) - min(values)


def in_range(n, values, word):
    return [value for value in values if 0 <= value and value < n]


def any_over(n, values, word):
    return any(value > n for value in values)


def top(n, values, word):
    ordered = sorted(values)
    return ordered[0:n]


def pairs_to(n, values, word):
    count = 0
    for i in range(len(values)):
        for j in range(i + 1, len(values)):
            if values[i] + values[j] == n:
                count += 1
    return count


def unique(n, values, word):
    seen = set()
    kept = []
    for value in values:
        if value not in seen:
            seen.add(value)
            kept.append(value)
    return kept


def dot(n, values, word):
    total = 0
    for i in range(1, len(values)):
        total += values[i - 1] * values[i]
    return total


def average(n, values, word):
    total = sum(values)
    count = len(values)
    if count == 0:
        return 0
    return total / count


def longest_rise(n, values, word):
    best = 0
    current = 0
    for i in range(len(values)):
        if i == 0 or values[i] > values[i - 1]:
            current += 1
        else:
            current = 1
        best = max(best, current)
    return best
