# Fields of one line of CSV; quotes protect separators and are doubled to stand for themselves.

# original
def parse_csv_line(line, separator):
    fields, field, quoted = [], "", False
    at = 0
    while at < len(line):
        char = line[at]
        if char == '"':
            if quoted and line[at + 1:at + 2] == '"':
                field += '"'
                at += 1
            else:
                quoted = not quoted
        elif char == separator and not quoted:
            fields.append(field)
            field = ""
        else:
            field += char
        at += 1
    fields.append(field)
    return fields

# clone: pieces between quotes alternate between outside and inside
def split_record(text, delimiter):
    cells = [""]
    pieces = text.split('"')
    for number, piece in enumerate(pieces):
        if number % 2:
            cells[-1] += piece
            continue
        if piece == "" and 0 < number < len(pieces) - 1:
            cells[-1] += '"'
            continue
        first, *rest = piece.split(delimiter)
        cells[-1] += first
        cells.extend(rest)
    return cells

# clone: consumed by an iterator with a look-ahead slot
def columns(row, comma):
    result, buffer, inside = [], [], False
    stream = list(reversed(row))
    while stream:
        c = stream.pop()
        if inside and c == '"' and stream and stream[-1] == '"':
            buffer.append(stream.pop())
        elif c == '"':
            inside ^= True
        elif inside or c != comma:
            buffer.append(c)
        else:
            result.append("".join(buffer))
            buffer.clear()
    return [*result, "".join(buffer)]

# look-alike: quotes are kept in the field
def parse_csv_line(line, separator):
    fields, field, quoted = [], "", False
    at = 0
    while at < len(line):
        char = line[at]
        if char == '"':
            if quoted and line[at + 1:at + 2] == '"':
                field += '"'
                at += 1
            else:
                quoted = not quoted
                field += char
        elif char == separator and not quoted:
            fields.append(field)
            field = ""
        else:
            field += char
        at += 1
    fields.append(field)
    return fields

# look-alike: empty fields are left out
def parse_csv_line(line, separator):
    fields, field, quoted = [], "", False
    at = 0
    while at < len(line):
        char = line[at]
        if char == '"':
            if quoted and line[at + 1:at + 2] == '"':
                field += '"'
                at += 1
            else:
                quoted = not quoted
        elif char == separator and not quoted:
            if field:
                fields.append(field)
            field = ""
        else:
            field += char
        at += 1
    fields.append(field)
    return fields

# inputs
# join(",", of("", "a", "b c", "\"x,y\"", "\"say \"\"hi\"\"\"", "12"), 1, 5), ","
# join(";", of("", "a", "\"x;y\"", "\"\"", "7"), 1, 5), ";"
