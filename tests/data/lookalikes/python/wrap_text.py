# Words in lines of a width; longer words stand alone.

# original
def wrap_text(text, width):
    lines = []
    line = ""
    for word in text.split():
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= width:
            line += " " + word
        else:
            lines.append(line)
            line = word
    if line:
        lines.append(line)
    return lines

# clone: the words that still fit are taken by a second index
def fill(paragraph, columns):
    words = paragraph.split()
    rows, at = [], 0
    while at < len(words):
        end = at + 1
        while end < len(words) and len(" ".join(words[at:end + 1])) <= columns:
            end += 1
        rows.append(" ".join(words[at:end]))
        at = end
    return rows

# clone: by the standard library
def broken(content, measure):
    import textwrap

    tokens = " ".join(content.split())
    return textwrap.wrap(tokens, max(measure, 1), break_long_words=False, break_on_hyphens=False)

# look-alike: the space between words does not count
def wrap_text(text, width):
    lines = []
    line = ""
    for word in text.split():
        if not line:
            line = word
        elif len(line) + len(word) <= width:
            line += " " + word
        else:
            lines.append(line)
            line = word
    if line:
        lines.append(line)
    return lines

# look-alike: the last line is forgotten where it is not full
def wrap_text(text, width):
    lines = []
    line = ""
    for word in text.split():
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= width:
            line += " " + word
        else:
            lines.append(line)
            line = word
    if len(line) >= width:
        lines.append(line)
    return lines

# inputs
# join(" ", of("a", "to", "the", "word", "lines", "sentence"), 4, 10), int(4, 12)
