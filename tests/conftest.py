"""Every test gets a cache folder of its own and none of the user's settings; hypothesis stays short."""

import hypothesis
import pytest

hypothesis.settings.register_profile(
    "short",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("short")


@pytest.fixture(autouse=True)
def own_environment(tmp_path_factory, monkeypatch):
    for variable in ("PARALOG_MODEL", "PARALOG_MODEL_PATH", "PARALOG_JOBS", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PARALOG_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("NO_COLOR", "1")
