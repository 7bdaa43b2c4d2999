# Whether a text is an IPv4 address in dotted form; no leading zeros.

# original
def is_ipv4(text):
    parts = text.split(".")
    if len(parts) != 4:
        return False
    for part in parts:
        if not part.isdigit():
            return False
        if len(part) > 1 and part[0] == "0":
            return False
        if int(part) > 255:
            return False
    return True

# clone: numbers survive the way to int and back
def valid_address(host):
    octets = host.split(".")
    allowed = {str(n) for n in range(256)}
    return len(octets) == 4 and allowed.issuperset(octets)

# clone: one regular expression
def looks_like_ip(value):
    import re

    byte = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]\d|\d)"
    pattern = byte + (r"\." + byte) * 3
    return bool(re.fullmatch(pattern, value))

# look-alike: up to four parts
def is_ipv4(text):
    parts = text.split(".")
    if len(parts) > 4:
        return False
    for part in parts:
        if not part.isdigit():
            return False
        if len(part) > 1 and part[0] == "0":
            return False
        if int(part) > 255:
            return False
    return True

# look-alike: one good part is enough
def is_ipv4(address):
    fields = address.split(".")
    if len(fields) != 4:
        return False
    for field in fields:
        if not field.isdigit():
            continue
        if len(field) > 1 and field[0] == "0":
            continue
        if int(field) <= 255:
            return True
    return False

# inputs
# join(".", of("1", "10", "192", "255", "300", "x", "08"), 4, 4)
# join(".", of("1", "10", "192", "255", "0"), 2, 4)
