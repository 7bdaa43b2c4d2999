"""`python -m paralog`, and the entry point of the `paralog` command."""

import os
import signal

# A scan multiplies many small matrices: a second thread of the linear algebra library would mostly wait,
# at the cost of a core. The library reads this when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Until the commands are there an interrupt simply ends the process: nothing has begun, and nobody would catch
# the exception. Where interrupts are ignored, as in the background of a shell, they stay so.
_handler = signal.getsignal(signal.SIGINT)
if _handler is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from paralog.cli import main  # noqa: E402

signal.signal(signal.SIGINT, _handler)

if __name__ == "__main__":
    main()
