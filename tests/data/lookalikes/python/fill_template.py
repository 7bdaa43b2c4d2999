# A text with its {names} replaced; unknown names stay as they are, doubled braces are not special.

# original
def fill_template(template, values):
    result = ""
    at = 0
    while at < len(template):
        end = template.find("}", at)
        if template[at] == "{" and end > at:
            name = template[at + 1:end]
            if name in values:
                result += str(values[name])
                at = end + 1
                continue
        result += template[at]
        at += 1
    return result

# clone: a substitution with a function
def render(pattern, names):
    import re

    def known(found):
        return str(names.get(found[1], found[0]))

    return re.sub(r"\{(" + "|".join(map(re.escape, names)) + r")\}", known, pattern) if names else pattern

# clone: cut at opening braces
def interpolate(text, mapping):
    first, *pieces = text.split("{")
    out = [first]
    for piece in pieces:
        name, brace, rest = piece.partition("}")
        if brace and name in mapping:
            out += [str(mapping[name]), rest]
        else:
            out += ["{", piece]
    return "".join(out)

# look-alike: unknown names vanish
def fill_template(template, values):
    result = ""
    at = 0
    while at < len(template):
        end = template.find("}", at)
        if template[at] == "{" and end > at:
            name = template[at + 1:end]
            result += str(values.get(name, ""))
            at = end + 1
            continue
        result += template[at]
        at += 1
    return result

# look-alike: the braces stay around what was put in
def fill_template(pattern, values):
    result = ""
    at = 0
    while at < len(pattern):
        end = pattern.find("}", at)
        if pattern[at] == "{" and end > at:
            name = pattern[at + 1:end]
            if name in values:
                result += "{" + str(values[name])
                at = end
                continue
        result += pattern[at]
        at += 1
    return result

# inputs
# join(" ", of("Dear {name},", "{count} files", "in {place}", "{", "a}", "{x}", "text"), 2, 5), {"name": of("Ann", "Bob"), "count": int(0, 9)}
