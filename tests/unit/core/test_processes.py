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
