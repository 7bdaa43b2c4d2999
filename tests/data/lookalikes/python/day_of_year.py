# Which day of the year a date is, 1 for the first of January.

# original
def day_of_year(year, month, day):
    lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if year % 400 == 0 or (year % 4 == 0 and year % 100 != 0):
        lengths[1] = 29
    return sum(lengths[:month - 1]) + day

# clone: a formula without a table
def ordinal_date(y, m, d):
    before = (367 * m - 362) // 12
    if m <= 2:
        return before + d
    is_leap = y % 4 == 0 if y % 100 else y % 400 == 0
    return before + d - (1 if is_leap else 2)

# clone: counts month by month
def yearday(yyyy, mm, dd):
    number = dd
    while mm > 1:
        mm -= 1
        if mm in {4, 6, 9, 11}:
            number += 30
        elif mm != 2:
            number += 31
        else:
            number += 28 + (yyyy % 4 == 0) - (yyyy % 100 == 0) + (yyyy % 400 == 0)
    return number

# look-alike: the month itself is counted too
def day_of_year(year, month, day):
    lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if year % 400 == 0 or (year % 4 == 0 and year % 100 != 0):
        lengths[1] = 29
    return sum(lengths[:month]) + day

# look-alike: days that remain of the year
def days_left(year, month, day):
    lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if year % 400 == 0 or (year % 4 == 0 and year % 100 != 0):
        lengths[1] = 29
    return sum(lengths[month - 1:]) - day

# inputs
# of(1900, 2000, 2023, 2024), int(1, 12), int(1, 28)
