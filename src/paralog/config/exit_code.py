"""What the program's exit status says."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit status of every command.

    CLEAN: the work was done and no gate was crossed.
    FINDINGS: more findings than the gate allows.
    USAGE: the request is wrong, or nothing could be evaluated.
    FAULT: paralog itself failed; a bug worth reporting.
    INTERRUPTED: stopped from the keyboard, as shells expect it (128 + SIGINT).
    CUT_OFF: whoever read the output stopped reading, as shells expect it (128 + SIGPIPE).
    """

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    FAULT = 3
    INTERRUPTED = 130
    CUT_OFF = 141
