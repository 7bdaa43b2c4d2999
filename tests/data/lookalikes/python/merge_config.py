# Deep merge of two configurations: the second wins, tables are merged key by key.

# original
def merge_config(base, override):
    merged = dict(base)
    for key, value in override.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = merge_config(merged[key], value)
        else:
            merged[key] = value
    return merged

# clone: keys of both sides in one comprehension
def layered(defaults, user):
    if not (isinstance(defaults, dict) and isinstance(user, dict)):
        return user
    return {
        name: layered(defaults[name], user[name])
        if name in defaults and name in user
        else user.get(name, defaults.get(name))
        for name in {**defaults, **user}
    }

# clone: an explicit stack of tables that remain to be merged
def overlay(lower, upper):
    result = {}
    pending = [(result, lower, upper)]
    while pending:
        target, low, high = pending.pop()
        target.update(low)
        for k in high:
            both_tables = type(low.get(k)) is dict and type(high[k]) is dict
            target[k] = {} if both_tables else high[k]
            if both_tables:
                pending.append((target[k], low[k], high[k]))
    return result

# look-alike: the first wins
def merge_config(base, override):
    merged = dict(override)
    for key, value in base.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = merge_config(value, merged[key])
        else:
            merged[key] = value
    return merged

# look-alike: only keys that are there already are taken over
def merge_config(base, override):
    merged = dict(base)
    for key, value in override.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = merge_config(merged[key], value)
        elif key in merged:
            merged[key] = value
    return merged

# inputs
# dict(of("a", "b", "c"), of(int(0, 5), dict(of("x", "y"), int(0, 5), 0, 2)), 0, 3), dict(of("a", "b", "c", "d"), of(int(6, 9), dict(of("x", "y", "z"), int(6, 9), 0, 2)), 1, 3)
# {"a": {"x": 1, "y": {"p": 1}}}, {"a": {"y": {"q": 2}}, "b": 3}
