import time

import pytest

from paralog.core import HistoryError
from paralog.history import open_repository, read_commits
from paralog.history.log import _decoded, _person


class Kept:
    def __init__(self):
        self.content, self.asked = {}, 0

    def records(self, keys):
        return {key: self.content[key] for key in keys if key in self.content}

    def store(self, records, vectors):
        self.asked += len(records)
        self.content.update(records)


def commits(folder, **options):
    repository = open_repository(folder)
    return read_commits(repository.git, repository.head, **options)


def test_commits_come_oldest_first_with_who_when_and_what(story):
    found = commits(story.at.folder)
    assert [commit.id for commit in found] == [story.born, story.broken, story.moved, story.fixed]
    last = found[-1]
    assert last.message == "Fix wrong area (closes #12)\n"
    assert last.author == "Ann <ann@example.org>"
    assert last.committed - found[0].committed == 3 * 86_400
    assert last.parents == (story.moved,)
    assert [change.path for change in last.changes] == ["geometry.py"]


def test_parents_come_before_children_whatever_the_clocks_say(git_folder):
    git_folder.commit("One", {"a.py": "1\n"}, days=100)
    git_folder.commit("Two", {"a.py": "2\n"}, days=-90)
    assert [commit.subject for commit in commits(git_folder.folder)] == ["One", "Two"]


def test_what_is_known_is_not_read_again(story):
    kept = Kept()
    first = commits(story.at.folder, known=kept)
    assert kept.asked == 4
    story.at.commit("More", {"b.py": "1\n"})
    second = commits(story.at.folder, known=kept)
    assert kept.asked == 5
    assert second[:4] == first
    assert commits(story.at.folder) == second


def test_records_of_something_else_are_read_anew(story):
    kept = Kept()
    first = commits(story.at.folder, known=kept)
    for number, key in enumerate(kept.content):
        kept.content[key] = ("null", "[1, 2]", "{", '[[], "", "x", 0, "", []]')[number]
    assert commits(story.at.folder, known=kept) == first


def test_progress_is_told(story):
    told = []
    commits(story.at.folder, progress=lambda *at: told.append(at))
    assert told == [(4, 4, "reading the history")]


@pytest.mark.parametrize(
    ("encoding", "content", "message"),
    [
        ("iso-8859-1", "Räume".encode("latin-1"), "Räume"),
        ("no-such", b"R\xffx", "R\ufffdx"),
        ("punycode", b"abc", "abc"),
    ],
)
def test_messages_are_decoded_as_they_say(git_folder, encoding, content, message):
    git_folder.commit("One", {"a.py": "1\n"})
    text = git_folder.folder / "message"
    text.write_bytes(content)
    git_folder.git("-c", f"i18n.commitEncoding={encoding}", "commit", "--allow-empty", "-F", "message")
    assert commits(git_folder.folder)[-1].message.strip() == message


def test_bytes_that_are_no_text_are_replaced():
    assert _decoded(b"R\xffx", "utf-8") == "R\ufffdx"


def test_a_history_that_lacks_a_commit_is_told(story):
    (place,) = story.at.folder.glob(f".git/objects/{story.broken[:2]}/{story.broken[2:]}")
    place.unlink()
    with pytest.raises(HistoryError, match="fsck"):
        commits(story.at.folder)


@pytest.mark.parametrize(
    ("line", "who", "seconds"),
    [
        ("Ann <a@x> 1500000000 +0200", "Ann <a@x>", 1_500_000_000),
        ("Ann <a@x> 1500000000 +051800", "Ann <a@x>", 1_500_000_000),
        ("Ann <a@x> -5 +0000", "Ann <a@x>", -5),
        ("Ann <a@x> 99999999999999999999 +0000", "Ann <a@x>", 0),
        (f"Ann <a@x> {'9' * 5000} +0000", "Ann <a@x>", 0),
        ("Ann <a@x>", "Ann <a@x>", 0),
        ("", "", 0),
    ],
)
def test_who_and_when_are_read_whatever_the_clock_says(line, who, seconds):
    assert _person(line) == (who, seconds)


@pytest.mark.parametrize("name", ["Ann" + " " * 1_000_000 + "x", "1" * 1_000_000 + "x"])
def test_a_long_name_is_read_in_no_time(name):
    began = time.process_time()
    assert _person(f"{name} <a@x> 1500000000 +0000") == (f"{name} <a@x>", 1_500_000_000)
    assert time.process_time() - began < 5


def test_a_commit_that_is_too_large_is_told(story, monkeypatch):
    monkeypatch.setattr("paralog.history.log.MAX_BYTES", 100)
    with pytest.raises(HistoryError, match="is missing, or larger than 100 bytes"):
        commits(story.at.folder)


def test_what_was_read_without_its_content_is_read_again(story):
    (broken,) = [commit for commit in commits(story.at.folder) if commit.id == story.broken]
    (change,) = broken.changes
    (place,) = story.at.folder.glob(f".git/objects/{change.blob[:2]}/{change.blob[2:]}")
    content = place.read_bytes()
    place.unlink()
    kept = Kept()
    partial = commits(story.at.folder, known=kept)
    assert [commit.changes[0].added for commit in partial if commit.id == story.broken] == [None]
    place.write_bytes(content)
    assert commits(story.at.folder, known=kept) == commits(story.at.folder)
