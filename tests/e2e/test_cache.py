import re

from paralog.config import ExitCode


def vectors_in(result):
    return int(re.search(r"vectors  ([\d,]+)", result.out).group(1))


def test_a_scan_fills_the_cache_and_clear_empties_it(paralog, project):
    assert vectors_in(paralog("cache", "info")) == 0
    paralog("scan", project)
    assert vectors_in(paralog("cache", "info")) == 4  # one of the five functions is an exact copy
    cleared = paralog("cache", "clear")
    assert cleared.status == ExitCode.CLEAN
    assert cleared.out.startswith("forgot 4 vectors")
    assert vectors_in(paralog("cache", "info")) == 0


def test_without_the_cache_nothing_is_kept(paralog, project):
    paralog("scan", project, "--no-cache")
    assert vectors_in(paralog("cache", "info")) == 0


def test_info_names_the_file(paralog, monkeypatch, tmp_path):
    monkeypatch.setenv("PARALOG_CACHE_DIR", str(tmp_path / "here"))
    assert str(tmp_path / "here") in paralog("cache", "info").out


def test_a_cache_that_cannot_be_used_is_an_error(paralog, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("PARALOG_CACHE_DIR", str(tmp_path / "file/cache"))
    for command in ("info", "clear"):
        result = paralog("cache", command)
        assert result.status == ExitCode.USAGE
        assert "cannot be used" in result.err and result.out == ""
