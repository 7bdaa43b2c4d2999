# Nested tables as one table with dotted keys; empty tables stay.

# original
def flatten_keys(table, prefix=""):
    flat = {}
    for key, value in table.items():
        path = prefix + "." + key if prefix else key
        if isinstance(value, dict) and value:
            flat.update(flatten_keys(value, path))
        else:
            flat[path] = value
    return flat

# clone: a stack of paths as tuples
def dotted(settings, root=""):
    result = {}
    pending = [((root,) if root else (), settings)]
    while pending:
        path, node = pending.pop()
        for name, child in node.items():
            if child and type(child) is dict:
                pending.append(((*path, name), child))
            else:
                result[".".join((*path, name))] = child
    return result

# clone: keys are opened one after the other until no table is left
def collapsed(nested, start=""):
    entries = {(f"{start}.{k}" if start else k): v for k, v in nested.items()}
    tables = [k for k, v in entries.items() if isinstance(v, dict) and len(v) > 0]
    while tables:
        name = tables.pop()
        inner = entries.pop(name)
        for k in inner:
            entries[f"{name}.{k}"] = inner[k]
            if isinstance(inner[k], dict) and inner[k] != {}:
                tables.append(f"{name}.{k}")
    return entries

# look-alike: the last part of the path alone is the key
def flatten_keys(table, prefix=""):
    flat = {}
    for key, value in table.items():
        path = prefix + "." + key if prefix else key
        if isinstance(value, dict) and value:
            flat.update(flatten_keys(value, path))
        else:
            flat[key] = value
    return flat

# look-alike: one level of tables is opened
def flatten_keys(table, prefix=""):
    flat = {}
    for key, value in table.items():
        path = prefix + "." + key if prefix else key
        if isinstance(value, dict) and value and not prefix:
            flat.update(flatten_keys(value, path))
        else:
            flat[path] = value
    return flat

# inputs
# dict(of("a", "b"), of(int(0, 9), {"x": int(0, 9), "y": {"z": int(0, 9), "w": {}}}, {}), 1, 3)
# {"p": {"q": {"r": int(0, 9)}}, "s": int(0, 9)}, of("", "top")
