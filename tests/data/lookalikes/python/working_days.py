# How many days from one day number to another, the last left out, are no weekend; day 0 is a Monday.

# original
def working_days(first, last):
    weeks, rest = divmod(last - first, 7)
    days = weeks * 5
    for offset in range(rest):
        if (first + offset) % 7 < 5:
            days += 1
    return max(days, 0)

# clone: day by day
def business_days(start, stop):
    weekend = (5, 6)
    return len([day for day in range(start, stop) if day % 7 not in weekend])

# clone: difference of counts since day 0
def days_of_work(begin, end):
    def since_zero(day):
        return day // 7 * 5 + min(day % 7, 5)

    if end <= begin:
        return 0
    return since_zero(end) - since_zero(begin)

# look-alike: Saturday is a working day
def working_days(first, last):
    weeks, rest = divmod(last - first, 7)
    days = weeks * 6
    for offset in range(rest):
        if (first + offset) % 7 < 6:
            days += 1
    return max(days, 0)

# look-alike: days on weekends
def weekend_days(first, last):
    weeks, rest = divmod(last - first, 7)
    days = weeks * 2
    for offset in range(rest):
        if (first + offset) % 7 >= 5:
            days += 1
    return max(days, 0)

# inputs
# int(0, 20), int(5, 60)
# int(0, 9), int(0, 20)
