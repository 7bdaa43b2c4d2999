# Value of an expression in postfix notation; division rounds down.

# original
def evaluate_postfix(expression):
    stack = []
    for token in expression.split():
        if token in ("+", "-", "*", "/"):
            right = stack.pop()
            left = stack.pop()
            if token == "+":
                stack.append(left + right)
            elif token == "-":
                stack.append(left - right)
            elif token == "*":
                stack.append(left * right)
            else:
                stack.append(left // right)
        else:
            stack.append(int(token))
    return stack.pop()

# clone: a dict of functions
def rpn(formula):
    import operator

    operations = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.floordiv}
    values = []
    for word in formula.split():
        if word not in operations:
            values.append(int(word))
            continue
        y, x = values.pop(), values.pop()
        values.append(operations[word](x, y))
    return values[-1]

# clone: the text is cut where the right operand begins
def compute(text):
    *before, last = text.split()
    if last not in {"+", "-", "*", "/"}:
        return int(last)
    open_operands, cut = 1, len(before)
    while open_operands:
        cut -= 1
        open_operands += 1 if before[cut] in "+-*/" else -1
    a, b = compute(" ".join(before[:cut])), compute(" ".join(before[cut:]))
    if last in "+-":
        return a + b if last == "+" else a - b
    return a * b if last == "*" else a // b

# look-alike: left and right are exchanged
def evaluate_postfix(expression):
    stack = []
    for token in expression.split():
        if token in ("+", "-", "*", "/"):
            left = stack.pop()
            right = stack.pop()
            if token == "+":
                stack.append(left + right)
            elif token == "-":
                stack.append(left - right)
            elif token == "*":
                stack.append(left * right)
            else:
                stack.append(left // right)
        else:
            stack.append(int(token))
    return stack.pop()

# look-alike: multiplication and addition do the same
def evaluate_postfix(line):
    numbers = []
    for token in line.split():
        if token in ("+", "-", "*", "/"):
            right = numbers.pop()
            left = numbers.pop()
            if token == "+":
                numbers.append(left + right)
            elif token == "-":
                numbers.append(left - right)
            elif token == "*":
                numbers.append(left + right)
            else:
                numbers.append(left // right)
        else:
            numbers.append(int(token))
    return numbers.pop()

# inputs
# format("{} {} {}", int(3, 20), int(1, 9), of("+", "-", "*", "/"))
# format("{} {} {} {} {}", int(1, 9), int(1, 9), int(1, 9), of("*", "+", "-"), of("-", "*", "*"))
# format("{} {} * {} {} - +", int(1, 9), int(3, 9), int(1, 9), int(1, 9))
