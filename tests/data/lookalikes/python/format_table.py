# Rows as lines of text, columns as wide as their widest cell; the last column is not padded.

# original
def format_table(rows):
    if not rows:
        return ""
    widths = [0] * len(rows[0])
    for row in rows:
        for at, cell in enumerate(row):
            widths[at] = max(widths[at], len(cell))
    lines = []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)

# clone: column by column
def render(table):
    text = ["" for _ in table]
    for column in zip(*table):
        size = len(max(column, key=len))
        for k, value in enumerate(column):
            text[k] += value + " " * (size - len(value) + 2)
    return "\n".join(line.rstrip() for line in text)

# clone: widths by column number, padded by the format
def aligned(records):
    sizes = {}
    for record in records:
        for c in range(len(record)):
            sizes[c] = max(sizes.get(c, 0), len(record[c]))

    def shown(record):
        padded = (f"{record[c]:{size or 1}}"[:size] for c, size in sizes.items())
        return str.join("  ", padded).rstrip(" ")

    return str.join("\n", map(shown, records))

# look-alike: cells stand at the right of their column
def format_table(rows):
    if not rows:
        return ""
    widths = [0] * len(rows[0])
    for row in rows:
        for at, cell in enumerate(row):
            widths[at] = max(widths[at], len(cell))
    lines = []
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row, widths)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)

# look-alike: all columns are as wide as the widest
def format_table(rows):
    if not rows:
        return ""
    widths = [0] * len(rows[0])
    for row in rows:
        for at, cell in enumerate(row):
            widths[at] = max(max(widths), len(cell))
    widths = [max(widths)] * len(widths)
    lines = []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)

# inputs
# grid(text("xyz", 1, 6), 1, 4)
# grid(text("ab", 0, 3), 0, 3)
