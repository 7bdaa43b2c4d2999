# Items of one page; pages count from 1, one that does not exist is empty.

# original
def page_slice(items, page, size):
    if page < 1 or size < 1:
        return []
    start = (page - 1) * size
    return items[start:start + size]

# clone: one pass that counts
def items_on_page(rows, number, per_page):
    chosen = []
    for position, row in enumerate(rows):
        if per_page >= 1 and position // per_page + 1 == number:
            chosen.append(row)
    return chosen

# clone: all pages are cut, then one is taken
def nth_page(entries, index, length):
    if length <= 0:
        return []
    pages = {}
    for offset in range(0, len(entries), length):
        pages[len(pages) + 1] = entries[offset:offset + length]
    return pages.get(index, [])

# look-alike: pages count from 0
def page_slice(items, page, size):
    if page < 0 or size < 1:
        return []
    start = page * size
    return items[start:start + size]

# look-alike: each page overlaps the next by one item
def page_slice(items, page, size):
    if page < 1 or size < 1:
        return []
    start = (page - 1) * size
    return items[start:start + size + 1]

# inputs
# list(int(0, 99), 0, 12), int(0, 4), int(0, 4)
