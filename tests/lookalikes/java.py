"""A Java program that calls the functions of tasks."""

import ast
import re


def program(tasks):
    """Source files by name for (header, codes, calls) of each task: a class Task<n> for `Calls` to run."""
    return {f"Task{n}.java": _task(n, *task) for n, task in enumerate(tasks)}


def _task(number, header, codes, calls):
    names = ", ".join(f"F{n}.class" for n in range(len(codes)))
    types = _parameter_types(codes[0])
    lines = [header, f"class Task{number} implements Calls.Task {{"]
    lines += [f"static class F{n} {{\n{code}\n}}" for n, code in enumerate(codes)]
    lines += [f"public Class<?>[] functions() {{ return new Class<?>[] {{{names}}}; }}"]
    lines += [f"public int calls() {{ return {len(calls)}; }}"]
    lines += ["public Object[] arguments(int call) {", "switch (call) {"]
    for n, call in enumerate(calls):
        values = ast.literal_eval(call)
        shown = ", ".join(literal(value, kind) for value, kind in zip(values, types, strict=True))
        lines.append(f"case {n}: return new Object[] {{{shown}}};")
    lines += ["default: throw new IllegalArgumentException();", "}}}"]
    return "\n".join(lines)


def _parameter_types(code):
    parameters = re.search(r"\((.*?)\)\s*(?:throws \w+\s*)?\{", code, re.DOTALL)[1]
    return [part.rpartition(" ")[0].strip() for part in split(parameters)]


def split(text):
    """Parts between the commas that stand in no angle brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += (character == "<") - (character == ">")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts if part.strip()]


def literal(value, kind):
    """A Java expression for a Python value, as an object of its own of the type `kind`."""
    if value is None:
        return "null"
    if kind.endswith("[]"):
        return f"new {kind}{{{', '.join(literal(item, kind[:-2]) for item in value)}}}"
    outer, _, inner = kind.partition("<")
    if inner:
        kinds = split(inner.removesuffix(">"))
        if outer == "Map":
            pairs = [
                literal(part, kind) for item in value.items() for part, kind in zip(item, kinds, strict=True)
            ]
            return f"Calls.map({', '.join(pairs)})"
        items = ", ".join(literal(item, kinds[0]) for item in value)
        return f"Calls.{outer.lower()}(new Object[] {{{items}}})"
    if kind not in SIMPLE:
        raise ValueError(f"no literal of type {kind}")
    return SIMPLE[kind](value)


def _quoted(value, quote):
    escapes = {"\\": "\\\\", quote: f"\\{quote}", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return quote + "".join(escapes.get(character, character) for character in value) + quote


SIMPLE = {
    "String": lambda value: _quoted(value, '"'),
    "char": lambda value: _quoted(value, "'"),
    "boolean": lambda value: str(value).lower(),
    "long": lambda value: f"{value}L",
    "double": lambda value: f"{float(value)!r}d",
    "int": str,
    "Integer": str,
}
