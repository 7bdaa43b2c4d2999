from paralog.core import Registry
from paralog.syntax import LANGUAGES, version
from paralog.syntax.version import parser_version


def test_each_language_has_a_stable_version_of_its_own():
    versions = {name: parser_version(name) for name in LANGUAGES.names()}
    assert len(set(versions.values())) == len(versions)
    parser_version.cache_clear()
    assert versions == {name: parser_version(name) for name in versions}


def test_a_change_of_the_table_is_a_change_of_version(monkeypatch):
    before = parser_version("python")
    monkeypatch.setattr(
        version,
        "LANGUAGES",
        Registry("language", {"python": "paralog.syntax.languages.java:LANGUAGE"}, "none"),
    )
    parser_version.cache_clear()
    assert parser_version("python") != before
    parser_version.cache_clear()
