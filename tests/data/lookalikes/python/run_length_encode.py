# Runs of equal characters as pairs of the character and the length.

# original
def run_length_encode(text):
    runs = []
    for char in text:
        if runs and runs[-1][0] == char:
            runs[-1] = (char, runs[-1][1] + 1)
        else:
            runs.append((char, 1))
    return runs

# clone: by groupby
def encode_runs(word):
    from itertools import groupby

    encoded = []
    for letter, group in groupby(word):
        encoded.append((letter, sum(1 for _ in group)))
    return encoded

# clone: a second index runs ahead
def compress(s):
    out, start = [], 0
    while start < len(s):
        stop = start
        while stop < len(s) and s[stop] == s[start]:
            stop += 1
        out += [(s[start], stop - start)]
        start = stop
    return out

# look-alike: all occurrences of a character are counted together
def run_length_encode(text):
    runs = []
    for char in text:
        seen = [run for run in runs if run[0] == char]
        if seen:
            runs[runs.index(seen[0])] = (char, seen[0][1] + 1)
        else:
            runs.append((char, 1))
    return runs

# look-alike: positions where runs end instead of their lengths
def run_ends(text):
    runs = []
    for at, char in enumerate(text):
        if runs and runs[-1][0] == char:
            runs[-1] = (char, at)
        else:
            runs.append((char, at))
    return runs

# inputs
# text("ab", 0, 9)
# text("aabcc", 3, 10)
