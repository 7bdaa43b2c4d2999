"""Run in a process of its own, alone: calls functions and writes what became of each call.

Reads from standard input, as JSON, a list of [header, [code, ...], [arguments, ...]], arguments being
literals; writes for each a list by code of lists by arguments.
"""

import ast
import json
import signal
import sys

SECONDS_A_CALL = 2


def outcomes(header, code, calls):
    names = dict(__name__="suite")
    exec(compile(header, "header", "exec"), names)
    known = set(names)
    exec(compile(code, "function", "exec"), names)
    (function,) = (names[name] for name in names.keys() - known)
    return [outcome(function, ast.literal_eval(call)) for call in calls]


def outcome(function, arguments):
    """Value and what was done to the arguments, or the exception's type; the same text for the same."""
    signal.alarm(SECONDS_A_CALL)
    try:
        value = function(*arguments)
    except Exception as error:
        return f"raises {type(error).__name__}"
    finally:
        signal.alarm(0)
    return f"{shown(value)} {shown(arguments)}"


def shown(value):
    """The value as text: types told apart, order of dicts and sets and the last digits of floats not."""
    if value is None or type(value) in (bool, int, str, bytes):
        return repr(value)
    if type(value) is float:
        return f"float {value + 0.0:.9g}"
    if type(value) in (list, tuple):
        return f"{type(value).__name__}({', '.join(map(shown, value))})"
    if type(value) in (set, frozenset):
        return f"set({', '.join(sorted(map(shown, value)))})"
    if isinstance(value, dict):
        items = sorted(f"{shown(key)}: {shown(item)}" for key, item in value.items())
        return f"dict({', '.join(items)})"
    raise SystemExit(f"a function returned {type(value).__name__}, which has no value to compare")


def stop(*_):
    raise TimeoutError


signal.signal(signal.SIGALRM, stop)
json.dump(
    [[outcomes(header, code, calls) for code in codes] for header, codes, calls in json.load(sys.stdin)],
    sys.stdout,
)
