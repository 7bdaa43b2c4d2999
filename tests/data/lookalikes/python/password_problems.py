# What is wrong with a password, as a list of words.

# original
def password_problems(password):
    problems = []
    if len(password) < 8:
        problems.append("short")
    if not any(char.isdigit() for char in password):
        problems.append("digit")
    if not any(char.isupper() for char in password):
        problems.append("upper")
    if " " in password:
        problems.append("space")
    return problems

# clone: a table of names and checks
def weaknesses(secret):
    import re

    checks = [("short", r"^.{0,7}$"), ("digit", r"^\D*$"), ("upper", r"^[^A-Z]*$"), ("space", r" ")]
    return [label for label, pattern in checks if re.search(pattern, secret)]

# clone: one pass, good signs are struck off
def complaints(phrase):
    missing = {"digit": True, "upper": True, "space": False, "short": True}
    for position, c in enumerate(phrase, start=1):
        missing["digit"] = missing["digit"] and not "0" <= c <= "9"
        missing["upper"] = missing["upper"] and not "A" <= c <= "Z"
        missing["space"] = missing["space"] or c == " "
        missing["short"] = position < 8
    return [kind for kind in ("short", "digit", "upper", "space") if missing[kind]]

# look-alike: the first problem only
def password_problem(password):
    problems = []
    if len(password) < 8:
        problems.append("short")
    elif not any(char.isdigit() for char in password):
        problems.append("digit")
    elif not any(char.isupper() for char in password):
        problems.append("upper")
    elif " " in password:
        problems.append("space")
    return problems

# look-alike: every character must be a digit or a capital
def password_problems(text):
    issues = []
    if len(text) < 8:
        issues.append("short")
    if not all(char.isdigit() for char in text):
        issues.append("digit")
    if not all(char.isupper() for char in text):
        issues.append("upper")
    if " " in text:
        issues.append("space")
    return issues

# inputs
# text("abAB12 ", 3, 12)
# text("abc1", 5, 10)
