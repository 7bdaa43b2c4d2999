# Sections of an INI text with their keys; comments and blank lines are skipped.

# original
def parse_ini(text):
    sections = {}
    current = sections.setdefault("", {})
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith(";"):
            continue
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], {})
        elif "=" in line:
            key, value = line.split("=", 1)
            current[key.strip()] = value.strip()
    return sections

# clone: a regular expression for each kind of line
def read_settings(source):
    import re

    found, name = {"": {}}, ""
    for raw in source.split("\n"):
        stripped = raw.strip()
        if stripped[:1] == ";":
            continue
        if heading := re.fullmatch(r"\[(.*)\]", stripped):
            name = heading.group(1)
            if name not in found:
                found[name] = {}
        elif pair := re.fullmatch(r"([^=]*)=(.*)", stripped):
            found[name].update({pair[1].strip(): pair[2].strip()})
    return found

# clone: flat list of (section, key, value), grouped afterwards
def load_options(content):
    lines = [entry.strip() for entry in content.splitlines()]
    where, flat, titles = "", [], [""]
    for entry in lines:
        is_title = entry[:1] == "[" and entry[-1:] == "]"
        name, equals, setting = entry.partition("=")
        if is_title:
            where = entry[1:-1]
            titles.append(where)
        elif equals and entry[0] != ";":
            flat.append((where, name.strip(), setting.strip()))
    return {title: {k: v for at, k, v in flat if at == title} for title in titles}

# look-alike: the value begins after the last equals sign
def parse_ini(text):
    sections = {}
    current = sections.setdefault("", {})
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith(";"):
            continue
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], {})
        elif "=" in line:
            key, value = line.rsplit("=", 1)
            current[key.strip()] = value.strip()
    return sections

# look-alike: the first of two equal keys stays
def parse_ini(text):
    sections = {}
    current = sections.setdefault("", {})
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith(";"):
            continue
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1], {})
        elif "=" in line:
            key, value = line.split("=", 1)
            current.setdefault(key.strip(), value.strip())
    return sections

# inputs
# join("\n", of("[a]", "[b]", "x = 1", "x=2", "y = p=q", "; x = 9", "", "  y = 3 ", "[a]", "junk"), 3, 12)
