# Seconds as hours, minutes and seconds; parts that are zero are left out.

# original
def format_duration(seconds):
    if seconds == 0:
        return "0s"
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    parts = []
    if hours:
        parts.append(f"{hours}h")
    if minutes:
        parts.append(f"{minutes}m")
    if rest:
        parts.append(f"{rest}s")
    return " ".join(parts)

# clone: a loop over units
def readable_time(total):
    text = ""
    for size, letter in ((3600, "h"), (60, "m"), (1, "s")):
        amount = total // size
        total %= size
        if amount > 0:
            text = text + str(amount) + letter + " "
    return text.strip() or "0s"

# clone: from the smallest unit up
def elapsed(secs):
    pieces = [(secs % 60, "s"), (secs // 60 % 60, "m"), (secs // 3600, "h")]
    words = [str(count) + unit for count, unit in reversed(pieces) if count != 0]
    return " ".join(words) if secs else "0s"

# look-alike: parts follow one another without a space
def format_duration(seconds):
    if seconds == 0:
        return "0s"
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    parts = []
    if hours:
        parts.append(f"{hours}h")
    if minutes:
        parts.append(f"{minutes}m")
    if rest:
        parts.append(f"{rest}s")
    return "".join(parts)

# look-alike: an hour has a hundred minutes
def format_duration(seconds):
    if seconds == 0:
        return "0s"
    hours, rest = divmod(seconds, 6000)
    minutes, rest = divmod(rest, 60)
    parts = []
    if hours:
        parts.append(f"{hours}h")
    if minutes:
        parts.append(f"{minutes}m")
    if rest:
        parts.append(f"{rest}s")
    return " ".join(parts)

# inputs
# int(0, 20000)
# of(0, 59, 60, 61, 3599, 3600, 3660, 7200, 86400)
