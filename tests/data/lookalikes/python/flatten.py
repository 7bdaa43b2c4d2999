# All values of nested lists in one list.

# original
def flatten(nested):
    flat = []
    for item in nested:
        if isinstance(item, list):
            flat.extend(flatten(item))
        else:
            flat.append(item)
    return flat

# clone: a stack, filled from behind
def leaves(tree):
    stack, values = [tree], []
    while stack:
        top = stack.pop()
        if type(top) is list:
            stack += top[::-1]
            continue
        values.append(top)
    return values

# clone: unfolded level by level until no list is left
def unnested(items):
    while any(isinstance(entry, list) for entry in items):
        items = sum((entry if isinstance(entry, list) else [entry] for entry in items), [])
    return items[:]

# look-alike: one level only
def flatten(nested):
    flat = []
    for item in nested:
        if isinstance(item, list):
            flat.extend(item)
        else:
            flat.append(item)
    return flat

# look-alike: sizes of the lists
def list_sizes(nested):
    flat = []
    for item in nested:
        if isinstance(item, list):
            flat.append(len(list_sizes(item)))
        else:
            flat.append(item)
    return flat

# inputs
# list(of(int(1, 9), list(int(1, 9), 0, 3), [int(1, 9), list(int(1, 9), 0, 2)], [[int(1, 9)], []]), 1, 5)
