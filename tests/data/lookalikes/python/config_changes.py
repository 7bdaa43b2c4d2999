# What differs between two configurations: keys that were added, removed and changed.

# original
def config_changes(old, new):
    added, removed, changed = [], [], []
    for key in new:
        if key not in old:
            added.append(key)
        elif old[key] != new[key]:
            changed.append(key)
    for key in old:
        if key not in new:
            removed.append(key)
    return sorted(added), sorted(removed), sorted(changed)

# clone: set algebra
def diff(before, after):
    a, b = set(before), set(after)
    differing = {name for name, _ in before.items() ^ after.items()}
    return sorted(b - a), sorted(a - b), sorted(differing & a & b)

# clone: one walk over all keys, sorted into three lists by kind
def compare(left, right):
    missing = object()
    outcome = {"new": [], "gone": [], "edited": []}
    for field in sorted({*left, *right}):
        one, other = left.get(field, missing), right.get(field, missing)
        kind = "new" if one is missing else "gone" if other is missing else "edited"
        if one != other:
            outcome[kind] += [field]
    return tuple(outcome.values())

# look-alike: keys that stayed the same in place of changed ones
def config_changes(old, new):
    added, removed, kept = [], [], []
    for key in new:
        if key not in old:
            added.append(key)
        elif old[key] == new[key]:
            kept.append(key)
    for key in old:
        if key not in new:
            removed.append(key)
    return sorted(added), sorted(removed), sorted(kept)

# look-alike: a changed key counts as removed and added
def config_changes(old, new):
    added, removed, changed = [], [], []
    for key in new:
        if key not in old:
            added.append(key)
        elif old[key] != new[key]:
            added.append(key)
    for key in old:
        if key not in new or old[key] != new[key]:
            removed.append(key)
    return sorted(added), sorted(removed), sorted(changed)

# inputs
# dict(of("host", "port", "user", "mode"), int(1, 3), 1, 4), dict(of("host", "port", "user", "mode"), int(1, 3), 1, 4)
