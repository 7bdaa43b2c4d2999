"""Solutions made up for tests."""

import pytest

from paralog.datasets.records import Solution


@pytest.fixture(scope="session")
def solution():
    """A solution of problem p by author a."""

    def make(
        problem, author, *, platform="hackerrank", language="python", split="train", n_tokens=200, **more
    ):
        return Solution(
            problem=f"{platform}/{problem}",
            group=more.get("group", f"{platform}/{problem}"),
            platform=platform,
            language=language,
            author=author,
            split=split,
            held_out=more.get("held_out", False),
            n_tokens=n_tokens,
            code=more.get("code", "x = 1"),
        )

    return make
