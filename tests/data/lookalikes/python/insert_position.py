# Where a value goes in a sorted list so that it stays sorted, before equal ones.

# original
def insert_position(ordered, value):
    low = 0
    high = len(ordered)
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] < value:
            low = middle + 1
        else:
            high = middle
    return low

# clone: counts what is smaller
def rank_of(items, x):
    smaller = 0
    for item in items:
        if not item < x:
            break
        smaller += 1
    return smaller

# clone: recursion on halves of the list
def slot(values, target):
    if not values:
        return 0
    half = len(values) // 2
    if values[half] >= target:
        return slot(values[:half], target)
    return half + 1 + slot(values[half + 1:], target)

# look-alike: behind equal ones
def insert_position(ordered, value):
    low = 0
    high = len(ordered)
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] <= value:
            low = middle + 1
        else:
            high = middle
    return low

# look-alike: the value that is found there, or the last one
def next_value(ordered, value):
    low = 0
    high = len(ordered)
    while low < high:
        middle = (low + high) // 2
        if ordered[middle] < value:
            low = middle + 1
        else:
            high = middle
    return ordered[min(low, len(ordered) - 1)]

# inputs
# sorted(list(int(0, 9), 1, 12)), int(0, 9)
