# Days of a month of the Gregorian calendar.

# original
def days_in_month(year, month):
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    if month in (4, 6, 9, 11):
        return 30
    return 31

# clone: a list of lengths, mended for leap years
def month_length(y, m):
    lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if not 0 < m <= len(lengths):
        raise ValueError(m)
    divisor = 400 if y % 100 == 0 else 4
    extra = int(m == 2 and not y % divisor)
    return lengths[m - 1] + extra

# clone: long and short months by parity
def last_day(yyyy, mm):
    if mm not in range(1, 13):
        raise ValueError(f"month {mm}")
    if mm != 2:
        return 30 + (mm + (mm > 7)) % 2
    for step, answer in ((400, 29), (100, 28), (4, 29)):
        if yyyy % step == 0:
            return answer
    return 28

# look-alike: centuries are never leap years
def days_in_month(year, month):
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        leap = year % 4 == 0 and year % 100 != 0
        return 29 if leap else 28
    if month in (4, 6, 9, 11):
        return 30
    return 31

# look-alike: August is among the short months, September is not
def days_in_month(year, month):
    if month < 1 or month > 12:
        raise ValueError("no such month")
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    if month in (4, 6, 8, 11):
        return 30
    return 31

# inputs
# of(1600, 2000, 2400, 1900, 2023, 2024), of(2, 2, 8, 9, 9, 8, int(0, 13))
# of(1200, 1600, 2000, 2400, 2800, 3200, 3600, 4000), 2
