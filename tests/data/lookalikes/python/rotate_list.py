# A list with its last items brought to the front, in place.

# original
def rotate_list(items, steps):
    if not items:
        return items
    steps %= len(items)
    for _ in range(steps):
        last = items.pop()
        items.insert(0, last)
    return items

# clone: slices
def shift_right(row, by):
    if row:
        cut = -by % len(row)
        row[:] = row[cut:] + row[:cut]
    return row

# clone: three reversals
def turn_around(sequence, n):
    size = len(sequence)

    def reverse(low, high):
        while low < high:
            sequence[low], sequence[high] = sequence[high], sequence[low]
            low, high = low + 1, high - 1

    if size > 1:
        reverse(0, size - 1)
        reverse(0, n % size - 1)
        reverse(n % size, size - 1)
    return sequence

# look-alike: the other way round
def rotate_list(items, steps):
    if not items:
        return items
    steps %= len(items)
    for _ in range(steps):
        first = items.pop(0)
        items.append(first)
    return items

# look-alike: the last items end up in reverse order
def rotate_list(items, steps):
    if not items:
        return items
    steps %= len(items)
    for at in range(steps):
        last = items.pop()
        items.insert(at, last)
    return items

# inputs
# distinct(int(0, 99), 0, 8), int(0, 12)
