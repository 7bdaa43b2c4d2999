import os
import signal
import subprocess
import sys
import time

import pytest

from paralog.core.processes import process_pool


def test_results_come_back():
    with process_pool(2) as pool:
        assert list(pool.map(abs, [-1, 2, -3])) == [1, 2, 3]


def test_what_has_not_begun_is_dropped():
    with pytest.raises(KeyboardInterrupt), process_pool(1) as pool:
        assert pool.submit(abs, -1).result() == 1  # it is up
        waiting = [pool.submit(time.sleep, 0.2) for _ in range(100)]
        raise KeyboardInterrupt
    assert sum(task.cancelled() for task in waiting) > 90


PROGRAM = """
import os, time
from paralog.core.processes import process_pool

if __name__ == "__main__":
    with process_pool(1) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(time.sleep, 600).result()
"""


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_program(tmp_path, how):
    (tmp_path / "program.py").write_text(PROGRAM)
    started = subprocess.Popen(
        [sys.executable, tmp_path / "program.py"], stdout=subprocess.PIPE, start_new_session=True
    )
    pid = int(started.stdout.readline())
    assert is_running(pid)
    started.send_signal(how)
    started.wait()
    started.stdout.close()
    end = time.monotonic() + 20
    while is_running(pid) and time.monotonic() < end:
        time.sleep(0.05)
    outlived = is_running(pid)
    if outlived:
        os.kill(pid, signal.SIGKILL)
    assert not outlived
