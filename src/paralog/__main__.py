"""`python -m paralog`, and the entry point of the `paralog` command."""

import os
import signal
import threading

# A scan multiplies many small matrices: a second thread of the linear algebra library would mostly wait,
# at the cost of a core. The library reads this when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Until the commands are there an interrupt simply ends the process: nothing has begun, and nobody would catch
# the exception. Where interrupts are ignored, as in the background of a shell, they stay so.
_raises = (
    signal.getsignal(signal.SIGINT) is signal.default_int_handler
    and threading.current_thread() is threading.main_thread()
)
if _raises:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
try:
    from paralog.cli import main
finally:
    if _raises:
        signal.signal(signal.SIGINT, signal.default_int_handler)

if __name__ == "__main__":
    main()
