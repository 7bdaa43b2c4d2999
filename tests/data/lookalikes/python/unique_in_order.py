# Values without repetitions, each where it stood first.

# original
def unique_in_order(values):
    seen = set()
    result = []
    for value in values:
        if value not in seen:
            seen.add(value)
            result.append(value)
    return result

# clone: keys of a dict
def distinct(items):
    kept = {}
    for item in items:
        kept.setdefault(item, None)
    return [*kept]

# clone: by the place of first occurrence
def without_repeats(sequence):
    return [entry for place, entry in enumerate(sequence)
            if sequence.index(entry) == place]

# look-alike: values that stand there a second time
def repeated_values(values):
    seen = set()
    result = []
    for value in values:
        if value not in seen:
            seen.add(value)
        else:
            result.append(value)
    return result

# look-alike: only repetitions next to one another are left out
def unique_in_order(values):
    seen = None
    result = []
    for value in values:
        if value != seen:
            seen = value
            result.append(value)
    return result

# inputs
# list(int(0, 4), 0, 9)
