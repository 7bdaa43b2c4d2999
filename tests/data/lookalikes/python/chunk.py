# A list in pieces of one size; a last piece that is too short is filled up.

# original
def chunk(items, size, filler):
    chunks = []
    for start in range(0, len(items), size):
        piece = items[start:start + size]
        while len(piece) < size:
            piece.append(filler)
        chunks.append(piece)
    return chunks

# clone: one iterator, several times
def batches(values, n, default):
    from itertools import zip_longest

    source = iter(values)
    return [list(group) for group in zip_longest(*[source] * n, fillvalue=default)]

# clone: items are dealt to places by division
def blocks(rows, length, blank):
    number = -(-len(rows) // length)
    table = [[blank] * length for _ in range(number)]
    for place, row in enumerate(rows):
        block, offset = divmod(place, length)
        table[block][offset] = row
    return table

# look-alike: a short last piece is left out
def chunk(items, size, filler):
    chunks = []
    for start in range(0, len(items), size):
        piece = items[start:start + size]
        if len(piece) < size:
            continue
        chunks.append(piece)
    return chunks

# look-alike: filled up at the front
def chunk(items, size, filler):
    chunks = []
    for start in range(0, len(items), size):
        piece = items[start:start + size]
        while len(piece) < size:
            piece.insert(0, filler)
        chunks.append(piece)
    return chunks

# inputs
# list(int(1, 9), 0, 9), int(2, 4), of(0, None)
