# Order of two dotted versions: -1, 0 or 1; missing parts count as zero.

# original
def compare_versions(first, second):
    a = [int(part) for part in first.split(".")]
    b = [int(part) for part in second.split(".")]
    for at in range(max(len(a), len(b))):
        x = a[at] if at < len(a) else 0
        y = b[at] if at < len(b) else 0
        if x < y:
            return -1
        if x > y:
            return 1
    return 0

# clone: trailing zeros are dropped, lists compared
def version_order(old, new):
    def key(version):
        numbers = list(map(int, version.split(".")))
        while numbers and numbers[-1] == 0:
            numbers.pop()
        return numbers

    left, right = key(old), key(new)
    return (left > right) - (left < right)

# clone: recursion on head and tail
def newer(v, w):
    if not v and not w:
        return 0
    head_v, _, tail_v = v.partition(".")
    head_w, _, tail_w = w.partition(".")
    gap = int(head_v or 0) - int(head_w or 0)
    if gap == 0:
        return newer(tail_v, tail_w)
    return gap // abs(gap)

# look-alike: parts are compared as text
def compare_versions(first, second):
    a = [part for part in first.split(".")]
    b = [part for part in second.split(".")]
    for at in range(max(len(a), len(b))):
        x = a[at] if at < len(a) else "0"
        y = b[at] if at < len(b) else "0"
        if x < y:
            return -1
        if x > y:
            return 1
    return 0

# look-alike: missing parts do not count
def compare_versions(first, second):
    a = [int(part) for part in first.split(".")]
    b = [int(part) for part in second.split(".")]
    for at in range(min(len(a), len(b))):
        x = a[at]
        y = b[at]
        if x < y:
            return -1
        if x > y:
            return 1
    return 0

# inputs
# format("1.{}", join(".", of("2", "9", "10", "11"), 1, 2)), format("1.{}", join(".", of("2", "9", "10", "1"), 1, 2))
# format("2.1{}", of("", ".1", ".0.2")), format("2.1{}", of("", ".1", ".0", ".0.2"))
# format("3.{}", of("2", "2.0", "2.1")), format("3.2.{}", of("0", "1.4", "9", "0.1", "10"))
# format("{}.2.{}", of("0", "10"), of("0", "1", "9", "11")), format("{}.2", of("0", "10"))
