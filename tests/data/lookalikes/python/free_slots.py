# Times of a day that no meeting takes, as (from, to) in minutes.

# original
def free_slots(meetings, opens, closes):
    slots = []
    cursor = opens
    for start, end in sorted(meetings):
        if start > cursor:
            slots.append((cursor, min(start, closes)))
        cursor = max(cursor, end)
        if cursor >= closes:
            break
    if cursor < closes:
        slots.append((cursor, closes))
    return slots

# clone: a mark for each minute
def gaps(busy, first, last):
    taken = [any(a <= t < b for a, b in busy) for t in range(first, last)]
    found, t = [], 0
    while t < len(taken):
        length = 0
        while t + length < len(taken) and not taken[t + length]:
            length += 1
        if length:
            found.append((first + t, first + t + length))
        t += length + 1
    return found

# clone: meetings are cut out of what is free
def available(appointments, morning, evening):
    free = [(morning, evening)]
    for begin, finish in appointments:
        remaining = []
        for low, high in free:
            remaining.append((low, min(high, begin)))
            remaining.append((max(low, finish), high))
        free = [(low, high) for low, high in remaining if low < high]
    return sorted(set(free))

# look-alike: the time after the last meeting is left out
def free_slots(meetings, opens, closes):
    slots = []
    cursor = opens
    for start, end in sorted(meetings):
        if start > cursor:
            slots.append((cursor, min(start, closes)))
        cursor = max(cursor, end)
        if cursor >= closes:
            break
    return slots

# look-alike: each slot begins where the meeting before it begins
def free_slots(meetings, opens, closes):
    slots = []
    cursor = opens
    for start, end in sorted(meetings):
        if start > cursor:
            slots.append((cursor, min(start, closes)))
        cursor = max(cursor, start)
        if cursor >= closes:
            break
    if cursor < closes:
        slots.append((cursor, closes))
    return slots

# inputs
# list(of((0, 10), (5, 15), (20, 30), (25, 40), (32, 36), (50, 60), (58, 70), (12, 14)), 0, 4), of(0, 8), of(60, 48)
