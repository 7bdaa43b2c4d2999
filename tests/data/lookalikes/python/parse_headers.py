# Header lines as a dict with small names; indented lines go on with the one before.

# original
def parse_headers(lines):
    headers = {}
    name = None
    for line in lines:
        if line == "":
            break
        if line[0] in " \t" and name:
            headers[name] += " " + line.strip()
        elif ":" in line:
            name, value = line.split(":", 1)
            name = name.strip().lower()
            headers[name] = value.strip()
    return headers

# clone: folded lines are joined first
def read_header(block):
    unfolded = []
    for row in block:
        if not row:
            break
        if row.startswith((" ", "\t")) and unfolded:
            unfolded[-1] = f"{unfolded[-1]} {row.strip()}"
        elif row.find(":") >= 0:
            label, _, content = row.partition(":")
            unfolded.append(f"{label.strip()}:{content.strip()}")
    return {entry[:entry.index(":")].lower(): entry[entry.index(":") + 1:] for entry in unfolded}

# clone: each header collects its following lines by index
def message_fields(rows):
    end = rows.index("") if "" in rows else len(rows)
    fields, at = {}, 0
    while at < end:
        key, colon, text = rows[at].partition(":")
        at += 1
        if not colon:
            continue
        parts = [text.strip()]
        while at < end and (rows[at][0].isspace() or ":" not in rows[at]):
            if rows[at][0].isspace():
                parts.append(rows[at].strip())
            at += 1
        fields[key.strip().lower()] = " ".join(parts)
    return fields

# look-alike: an empty line does not end the headers
def parse_headers(lines):
    headers = {}
    name = None
    for line in lines:
        if line == "":
            continue
        if line[0] in " \t" and name:
            headers[name] += " " + line.strip()
        elif ":" in line:
            name, value = line.split(":", 1)
            name = name.strip().lower()
            headers[name] = value.strip()
    return headers

# look-alike: what an indented line says replaces the value
def parse_headers(lines):
    headers = {}
    name = None
    for line in lines:
        if line == "":
            break
        if line[0] in " \t" and name:
            headers[name] = line.strip()
        elif ":" in line:
            name, value = line.split(":", 1)
            name = name.strip().lower()
            headers[name] = value.strip()
    return headers

# inputs
# list(of("Host: a.b", "Accept: x", "Date : now", "junk", "Via: 1:2"), 1, 1)
# ["Host: a", of("  more", " and: that", "From: b", ""), of("To: c", "\tmore", "junk"), of("", " end", "Via: d"), "Date: e"]
# ["Accept: x", of(" y", "Via: 7"), "", of("Host: z", "Path: /a")]
