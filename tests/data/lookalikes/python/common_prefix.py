# Longest prefix that all words share.

# original
def common_prefix(words):
    if not words:
        return ""
    prefix = words[0]
    for word in words[1:]:
        while not word.startswith(prefix):
            prefix = prefix[:-1]
    return prefix

# clone: column by column
def shared_start(names):
    length = 0
    for letters in zip(*names):
        if len(set(letters)) > 1:
            break
        length += 1
    return names[0][:length] if names else ""

# clone: only the first and the last in order matter
def beginning(entries):
    if len(entries) == 0:
        return ""
    low, high = min(entries), max(entries)
    at = 0
    while at < len(low) and low[at] == high[at]:
        at += 1
    return low[:at]

# look-alike: the longest suffix
def common_suffix(words):
    if not words:
        return ""
    suffix = words[0]
    for word in words[1:]:
        while not word.endswith(suffix):
            suffix = suffix[1:]
    return suffix

# look-alike: each word is compared with the first only, the last one counts
def common_prefix(words):
    if not words:
        return ""
    prefix = words[0]
    for word in words[1:]:
        prefix = words[0]
        while not word.startswith(prefix):
            prefix = prefix[:-1]
    return prefix

# inputs
# list(format("{}{}", of("pre", "pres", "pri", "pr"), text("abs", 0, 2)), 1, 4)
# [format("pres{}", text("as", 0, 2)), of("pr", "pri", "p", "prim"), format("pre{}", text("as", 0, 2))]
