"""The only place that imports ONNX Runtime: it computes here, and tells nobody."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import onnxruntime


def open_session(network: Path | bytes, threads: int = 0) -> onnxruntime.InferenceSession:
    """A network, ready to run on the CPU.

    The library counts its uses, and sends the counts to its maker, unless it finds this variable when it is
    first imported; where somebody imported it before, it is asked to stop. Who sets the variable to 0
    wants it so.

    Args:
        network: a file, or its content.
        threads: of one run; 0 for one on each core.

    Raises:
        Exception: ONNX Runtime has kinds of its own, none of them public.
    """
    is_silent = os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1") != "0"
    import onnxruntime

    if is_silent:
        onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    source = network if isinstance(network, bytes) else os.fspath(network)
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
