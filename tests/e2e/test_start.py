"""The first moments of the command: what an interrupt does before there is anything to interrupt."""

import signal
import subprocess
import sys
import time
from functools import partial

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="interrupts are signals elsewhere")
HANDLER = "import signal, paralog.__main__; print(repr(signal.getsignal(signal.SIGINT)))"
THREAD = """
import importlib
from concurrent.futures import ThreadPoolExecutor
print(ThreadPoolExecutor(1).submit(importlib.import_module, "paralog.__main__").result().__name__)
"""
SLOW = """
import sys, time
class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == "paralog.cli":
            print("loading", flush=True)
            time.sleep(60)
sys.meta_path.insert(0, Slow())
import paralog.__main__
"""


def test_an_interrupt_while_loading_just_ends_the_process():
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # it may be ignored here
    )
    assert process.stdout is not None and process.stdout.readline() == "loading\n"
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == -signal.SIGINT
    assert err == ""


@pytest.mark.parametrize(
    ("before", "after"), [(signal.SIG_DFL, "default_int_handler"), (signal.SIG_IGN, "SIG_IGN")]
)
def test_afterwards_an_interrupt_is_what_it_was(before, after):
    found = subprocess.run(
        [sys.executable, "-c", HANDLER],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, before),
    )
    assert after in found.stdout


def test_another_thread_may_import_the_command():
    found = subprocess.run([sys.executable, "-c", THREAD], capture_output=True, text=True, check=True)
    assert found.stdout == "paralog.__main__\n"
