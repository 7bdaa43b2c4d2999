# Keys by value: each value with the sorted list of keys that have it.

# original
def invert_mapping(mapping):
    inverted = {}
    for key, value in mapping.items():
        inverted.setdefault(value, []).append(key)
    for keys in inverted.values():
        keys.sort()
    return inverted

# clone: defaultdict over sorted items
def keys_by_value(table):
    from collections import defaultdict

    lists = defaultdict(list)
    for name in sorted(table):
        lists[table[name]] += [name]
    return lists

# clone: one comprehension in another
def reverse_lookup(source):
    targets = set(source.values())
    return {target: sorted(k for k in source if source[k] == target) for target in targets}

# look-alike: one key for each value, the last in order
def invert_mapping(mapping):
    inverted = {}
    for key, value in mapping.items():
        inverted[value] = max(key, inverted.get(value, key))
    return inverted

# look-alike: values that only one key has are left out
def shared_values(mapping):
    inverted = {}
    for key, value in mapping.items():
        inverted.setdefault(value, []).append(key)
    for keys in inverted.values():
        keys.sort()
    return {value: keys for value, keys in inverted.items() if len(keys) > 1}

# inputs
# dict(text("abcd", 1, 2), int(1, 4), 1, 7)
