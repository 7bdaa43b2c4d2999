"""Runs functions on inputs, in a process of its own; reads JSON from its input and writes JSON.

Run as a program, with limits set by whoever starts it.
"""

import contextlib
import copy
import io
import json
import signal
import sys

SECONDS = 0.1


class TooLong(BaseException):
    pass


def stop(number, frame):
    raise TooLong


def outcome(function, arguments):
    """What a call returns and leaves in its arguments, or the error that it ends with."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        result = function(*arguments)
        return f"{result!r} {arguments!r}"
    except TooLong:
        return "too long"
    except Exception as error:
        return f"{type(error).__name__}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def main():
    signal.signal(signal.SIGVTALRM, stop)
    task = json.load(sys.stdin)
    results = []
    for code in task["codes"]:
        space = {}
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(code, "function", "exec"), space)
            function = next(value for name, value in space.items() if name != "__builtins__")
            results.append([outcome(function, copy.deepcopy(given)) for given in task["inputs"]])
    json.dump(results, sys.stdout)


main()
