"""Argument lists of a task, drawn from what its file declares.

A line is the arguments of a call, as Python literals. Where one of these generators stands in it, it is
drawn `DRAWS` times, always the same for the same task:

    int(low, high)               both ends included
    float(low, high, digits)
    bool()
    text("abc", low, high)       characters of an alphabet, by length
    of(a, b, ...)                one of these, generators among them
    list(item, low, high)        by length; distinct(item, low, high) has no item twice
    grid(item, low, high)        rows of one length; square(item, low, high) has as many rows as columns
    dict(key, value, low, high)
    join(" ", item, low, high)   items put together to one text
    format("{}:{}", a, b)
    sorted(list)
"""

import ast
import random

DRAWS = 40


def draw_calls(task):
    """Argument lists, as literals in Python, none twice."""
    rng = random.Random(task.name)
    calls = {}
    for line in task.inputs:
        template = ast.parse(f"({line},)", mode="eval").body
        is_drawn = any(isinstance(node, ast.Call) for node in ast.walk(template))
        for _ in range(DRAWS if is_drawn else 1):
            calls[repr(draw(template, rng))] = None
    return list(calls)


def draw(node, rng):
    """A value for a template."""
    match node:
        case ast.Tuple():
            return tuple(draw(item, rng) for item in node.elts)
        case ast.List():
            return [draw(item, rng) for item in node.elts]
        case ast.Dict():
            return {
                draw(key, rng): draw(value, rng) for key, value in zip(node.keys, node.values, strict=True)
            }
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return GENERATORS[name](rng, *arguments)
        case _:
            return ast.literal_eval(node)


def _ints(rng, low, high):
    return rng.randint(ast.literal_eval(low), ast.literal_eval(high))


def _floats(rng, low, high, digits):
    return round(rng.uniform(ast.literal_eval(low), ast.literal_eval(high)), ast.literal_eval(digits))


def _text(rng, alphabet, low, high):
    return "".join(rng.choices(ast.literal_eval(alphabet), k=_ints(rng, low, high)))


def _list(rng, item, low, high):
    return [draw(item, rng) for _ in range(_ints(rng, low, high))]


def _distinct(rng, item, low, high):
    values = _list(rng, item, low, high)
    return [value for at, value in enumerate(values) if value not in values[:at]]


def _grid(rng, item, low, high):
    width = _ints(rng, low, high)
    return [[draw(item, rng) for _ in range(width)] for _ in range(_ints(rng, low, high))]


def _square(rng, item, low, high):
    size = _ints(rng, low, high)
    return [[draw(item, rng) for _ in range(size)] for _ in range(size)]


def _dict(rng, key, value, low, high):
    return {draw(key, rng): draw(value, rng) for _ in range(_ints(rng, low, high))}


GENERATORS = {
    "int": _ints,
    "float": _floats,
    "bool": lambda rng: rng.random() < 0.5,
    "text": _text,
    "of": lambda rng, *choices: draw(rng.choice(choices), rng),
    "list": _list,
    "distinct": _distinct,
    "grid": _grid,
    "square": _square,
    "dict": _dict,
    "join": lambda rng, glue, *items: ast.literal_eval(glue).join(map(str, _list(rng, *items))),
    "format": lambda rng, shape, *parts: ast.literal_eval(shape).format(*(draw(part, rng) for part in parts)),
    "sorted": lambda rng, values: sorted(draw(values, rng)),
}
