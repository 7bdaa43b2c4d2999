import os
import signal
import subprocess
import sys

import pytest

from paralog.core import TrainingError, UsageError
from paralog.core.processes import process_pool
from paralog.train.disk import writing_to

PROGRAM = """
import resource, sys
import torch
from pathlib import Path
from paralog.train.checkpoint import save_weights
from paralog.train.disk import writing_to
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
with writing_to(Path(sys.argv[1])):
    save_weights(Path(sys.argv[1]) / "weights", torch.nn.Linear(100, 100))
"""


def test_a_disk_that_takes_no_more_is_told_and_the_old_file_stays(tmp_path):
    (tmp_path / "weights").write_text("the old ones")
    environment = os.environ | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, env=environment
    )
    last = done.stderr.strip().splitlines()[-1]
    assert last.startswith("paralog.core.errors.UsageError")
    assert "what was finished is kept" in last
    assert (tmp_path / "weights").read_text() == "the old ones"


def test_the_message_names_file_and_reason(tmp_path):
    with pytest.raises(UsageError, match=r"here/x: No space left on device; what was finished"):
        with writing_to(tmp_path):
            raise OSError(28, "No space left on device", "here/x")


def test_a_process_that_was_killed_is_told(tmp_path):
    with pytest.raises(UsageError, match=r"a process was ended.*memory.*same command again"):
        with writing_to(tmp_path), process_pool(1) as pool:
            pool.submit(os.kill, pool.submit(os.getpid).result(), signal.SIGKILL).result()


def test_other_errors_are_left_alone(tmp_path):
    with pytest.raises(TrainingError):
        with writing_to(tmp_path):
            raise TrainingError("something else")
