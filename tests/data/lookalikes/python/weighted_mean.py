# Mean of grades by weight; None where there is no weight.

# original
def weighted_mean(grades):
    total = 0
    weights = 0
    for grade, weight in grades:
        total += grade * weight
        weights += weight
    if weights == 0:
        return None
    return round(total / weights, 2)

# clone: each grade is repeated as often as it weighs
def average_grade(marks):
    repeated = [mark for mark, times in marks for _ in range(times)]
    try:
        return round(sum(repeated) / len(repeated), 2)
    except ZeroDivisionError:
        return None

# clone: unzipped into two lists
def overall(results):
    values = tuple(value for value, _ in results)
    credits = tuple(credit for _, credit in results)
    if not any(credits):
        return None
    product = sum(map(int.__mul__, values, credits))
    return round(product / sum(credits), 2)

# look-alike: divided by the number of grades
def weighted_mean(grades):
    total = 0
    weights = 0
    for grade, weight in grades:
        total += grade * weight
        weights += 1
    if weights == 0:
        return None
    return round(total / weights, 2)

# look-alike: weights are not applied
def plain_mean(grades):
    total = 0
    weights = 0
    for grade, weight in grades:
        total += grade
        weights += 1
    if weights == 0:
        return None
    return round(total / weights, 2)

# inputs
# list((int(1, 6), int(0, 4)), 0, 5)
