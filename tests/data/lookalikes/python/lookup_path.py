# Value at a dotted path in nested dicts and lists, or a default.

# original
def lookup_path(tree, path, default):
    node = tree
    for part in path.split("."):
        if isinstance(node, dict) and part in node:
            node = node[part]
        elif isinstance(node, list) and part.isdigit() and int(part) < len(node):
            node = node[int(part)]
        else:
            return default
    return node

# clone: recursion on the rest of the path
def dig(value, route, fallback):
    first, dot, rest = route.partition(".")
    if isinstance(value, dict):
        if first not in value:
            return fallback
        found = value[first]
    elif isinstance(value, list):
        if not first.isdigit() or int(first) >= len(value):
            return fallback
        found = value[int(first)]
    else:
        return fallback
    return dig(found, rest, fallback) if dot else found

# clone: lists become dicts, errors end the walk
def fetch(document, address, otherwise):
    current = document
    try:
        for step in address.split("."):
            if isinstance(current, list):
                current = {str(place): entry for place, entry in enumerate(current)}
            if not isinstance(current, dict):
                raise KeyError(step)
            current = current[step]
    except KeyError:
        return otherwise
    return current

# look-alike: stops where the path does, with the last value that was found
def lookup_path(tree, path, default):
    node = tree
    for part in path.split("."):
        if isinstance(node, dict) and part in node:
            node = node[part]
        elif isinstance(node, list) and part.isdigit() and int(part) < len(node):
            node = node[int(part)]
        else:
            return node or default
    return node

# look-alike: positions in lists count from 1
def lookup_path(tree, path, default):
    node = tree
    for part in path.split("."):
        if isinstance(node, dict) and part in node:
            node = node[part]
        elif isinstance(node, list) and part.isdigit() and 0 < int(part) <= len(node):
            node = node[int(part) - 1]
        else:
            return default
    return node

# inputs
# {"a": {"b": int(0, 9), "c": [int(0, 9), {"d": int(0, 9)}, 4]}, "e": [5, [6, 7]]}, of("a.b", "a.c.0", "a.c.1.d", "a.x", "e.1.0", "e.0", "a.c.2", "e.7"), -1
