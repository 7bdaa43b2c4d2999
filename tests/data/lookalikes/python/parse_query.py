# Parameters of a query string; a name that stands there twice has a list of values.

# original
def parse_query(query):
    parameters = {}
    for part in query.lstrip("?").split("&"):
        if not part:
            continue
        name, _, value = part.partition("=")
        parameters.setdefault(name, []).append(value.replace("+", " "))
    return {name: values if len(values) > 1 else values[0] for name, values in parameters.items()}

# clone: single values become lists when a second one comes
def query_arguments(url_part):
    found = {}
    pieces = [piece for piece in url_part.lstrip("?").split("&") if piece != ""]
    for piece in pieces:
        key, *rest = piece.split("=", 1)
        text = " ".join(rest[0].split("+")) if rest else ""
        if key not in found:
            found[key] = text
        elif isinstance(found[key], list):
            found[key] += [text]
        else:
            found[key] = [found[key], text]
    return found

# clone: pairs first, a dict out of them afterwards
def read_arguments(raw):
    import re

    pairs = re.findall(r"([^&=?]+)=?([^&]*)", raw)
    known = [(k, v.replace("+", " ")) for k, v in pairs]
    result = {}
    for wanted in {k for k, _ in known}:
        values = [v for k, v in known if k == wanted]
        result[wanted] = values[0] if len(values) == 1 else values
    return result

# look-alike: only the first of several values
def parse_query(query):
    parameters = {}
    for part in query.lstrip("?").split("&"):
        if not part:
            continue
        name, _, value = part.partition("=")
        parameters.setdefault(name, []).append(value.replace("+", " "))
    return {name: values[0] for name, values in parameters.items()}

# look-alike: parameters without a value are left out
def parse_query(text):
    arguments = {}
    for part in text.lstrip("?").split("&"):
        name, _, value = part.partition("=")
        if not value:
            continue
        arguments.setdefault(name, []).append(value.replace("+", " "))
    return {name: values if len(values) > 1 else values[0] for name, values in arguments.items()}

# inputs
# format("{}{}", of("?", ""), join("&", of("a=1", "b=x+y", "a=2", "flag", "c=", "b=3", "q=u"), 1, 5))
