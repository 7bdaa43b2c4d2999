# Two sorted lists as one sorted list; equal values stay.

# original
def merge_sorted(left, right):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged

# clone: by the heap of the standard library
def combine(a, b):
    import heapq

    return [value for value in heapq.merge(a, b)]

# clone: values of one list are inserted into the other
def interleave(xs, ys):
    result = list(xs)
    at = 0
    for y in ys:
        while at < len(result) and result[at] < y:
            at += 1
        result.insert(at, y)
    return result

# look-alike: what is left of the second list is dropped
def merge_sorted(left, right):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    return merged

# look-alike: a value that is in both lists stands there once
def merge_sorted(left, right):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            if left[i] == right[j]:
                j += 1
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged.extend(left[i:])
    merged.extend(right[j:])
    return merged

# inputs
# sorted(list(int(0, 9), 0, 6)), sorted(list(int(0, 9), 0, 6))
