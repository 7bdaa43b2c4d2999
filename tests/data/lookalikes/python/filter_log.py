# Messages of log lines at a level or a higher one.

# original
def filter_log(lines, minimum):
    order = ["DEBUG", "INFO", "WARNING", "ERROR"]
    wanted = order.index(minimum)
    messages = []
    for line in lines:
        level, _, message = line.partition(": ")
        if level in order and order.index(level) >= wanted:
            messages.append(message)
    return messages

# clone: severities as numbers in a dict
def messages_from(records, threshold):
    severity = {"DEBUG": 10, "INFO": 20, "WARNING": 30, "ERROR": 40}
    floor = severity[threshold]
    split = (record.split(": ", 1) for record in records)
    return [parts[1] if len(parts) == 2 else "" for parts in split if severity.get(parts[0], 0) >= floor]

# clone: a tuple of prefixes to look for
def important(log, at_least):
    names = ("DEBUG", "INFO", "WARNING", "ERROR")
    keep = set(names[names.index(at_least):])
    out = []
    for entry in log:
        colon = entry.find(": ")
        tag = entry if colon < 0 else entry[:colon]
        if tag not in keep:
            continue
        out.append(entry[len(tag) + 2:])
    return out

# look-alike: strictly higher levels
def filter_log(lines, minimum):
    order = ["DEBUG", "INFO", "WARNING", "ERROR"]
    wanted = order.index(minimum)
    messages = []
    for line in lines:
        level, _, message = line.partition(": ")
        if level in order and order.index(level) > wanted:
            messages.append(message)
    return messages

# look-alike: whole lines, not messages
def filter_log(lines, minimum):
    order = ["DEBUG", "INFO", "WARNING", "ERROR"]
    wanted = order.index(minimum)
    messages = []
    for line in lines:
        level, _, message = line.partition(": ")
        if level in order and order.index(level) >= wanted:
            messages.append(line)
    return messages

# inputs
# list(format("{}: {}", of("DEBUG", "INFO", "WARNING", "ERROR", "TRACE"), of("disk", "net", "user: ann")), 0, 6), of("DEBUG", "INFO", "WARNING", "ERROR")
# ["ERROR", "INFO: a", ": b"], "INFO"
