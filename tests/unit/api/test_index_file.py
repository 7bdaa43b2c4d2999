import json
import zipfile
from contextlib import suppress

import numpy as np
import pytest

from paralog.api import search
from paralog.api.index_file import SCHEMA, SavedIndex, open_index, read_index, write_index
from paralog.api.searchable import read_searchable
from paralog.config import EmbedSettings
from paralog.core import UsageError
from paralog.runtime.hashing import HashingEncoder

CODE = '''
def f(x):
    """Caf\u00e9."""
    return x + 1


class A:
    def g(self):
        return f(self)
'''


@pytest.fixture
def saved(tmp_path, monkeypatch):
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.py").write_text(CODE)
    encoder = HashingEncoder(dim=16)
    found = read_searchable([tmp_path / "src"], EmbedSettings(), encoder)
    path = tmp_path / "saved.idx"
    index = SavedIndex(
        path, encoder.name, encoder.fingerprint, str(tmp_path / "src"), (str(tmp_path / "src"),), {}, found
    )
    write_index(index)
    monkeypatch.chdir(tmp_path)
    return index


def test_what_was_written_is_read(saved):
    again = read_index(saved.path)
    assert again.content.units == saved.content.units
    assert np.array_equal(again.content.vectors, saved.content.vectors)
    assert np.array_equal(again.content.words.scores(["f"]), saved.content.words.scores(["f"]))
    assert again.content.statistics == saved.content.statistics
    assert again.content.root == "src"
    assert (again.model, again.fingerprint, again.paths) == ("hashing@1", "hashing@1/16", saved.paths)


def test_numpy_opens_the_vectors(saved):
    with zipfile.ZipFile(saved.path) as archive, archive.open("vectors.npy") as stream:
        assert np.load(stream, allow_pickle=False).shape == (2, 16)


def test_an_index_is_told_by_its_content(saved):
    assert open_index([saved.path]).model == "hashing@1"
    assert open_index(["src"]) is open_index([]) is open_index(["missing", "a\0b"]) is None
    with pytest.raises(UsageError, match="alone"):
        open_index(["src", saved.path])


def changed(saved, **members):
    with zipfile.ZipFile(saved.path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(saved.path, "w") as archive:
        for name, value in {**content, **members}.items():
            if value is not None:
                archive.writestr(name, value)


@pytest.mark.parametrize(
    "members",
    [
        {"about.json": b"[]"},
        {"about.json": b"no json"},
        {"about.json": json.dumps({"schema": "paralog.index/2"}).encode()},
        {"about.json": json.dumps({"schema": SCHEMA}).encode()},
        {"units.jsonl": None},
        {"units.jsonl": b"{}\n"},
        {"units.jsonl": b""},
        {"units.jsonl": b'{"kind": "function", "span": [1], "traits": []}\n'},
        {"vectors.npy": b"no array"},
        {"words.npz": b"no archive"},
    ],
)
def test_a_damaged_index_is_refused(saved, members):
    changed(saved, **members)
    with pytest.raises(UsageError, match="build it again"):
        read_index(saved.path)


def test_no_byte_that_is_lost_goes_unnoticed(saved):
    content = saved.path.read_bytes()
    for length in range(0, len(content), 97):
        saved.path.write_bytes(content[:length])
        with pytest.raises(UsageError, match="build it again"):
            read_index(saved.path)


def test_a_pickle_is_not_opened(saved):
    import io

    packed = io.BytesIO()
    np.save(packed, np.array([{"a": 1}], object), allow_pickle=True)
    changed(saved, **{"vectors.npy": packed.getvalue()})
    with pytest.raises(UsageError, match="build it again"):
        read_index(saved.path)


def about(saved):
    with zipfile.ZipFile(saved.path) as archive:
        return json.loads(archive.read("about.json"))


def rows(saved):
    with zipfile.ZipFile(saved.path) as archive:
        return [json.loads(line) for line in archive.read("units.jsonl").splitlines()]


WRONG = [None, -1, 1e400, [], {}, [1, 2]]


@pytest.mark.parametrize("member", ["folder", "model", "fingerprint"])
@pytest.mark.parametrize("value", WRONG)
def test_a_value_of_another_type_is_refused(saved, member, value):
    changed(saved, **{"about.json": json.dumps({**about(saved), member: value})})
    with pytest.raises(UsageError, match="build it again"):
        read_index(saved.path)


@pytest.mark.parametrize("member", ["path", "qualname", "code", "doc", "span", "n_tokens", "traits", "shape"])
@pytest.mark.parametrize("value", WRONG)
def test_a_unit_with_a_value_of_another_type_is_refused(saved, member, value):
    if member == "traits" and value in ([], {}):
        return  # none
    first, *others = rows(saved)
    units = "".join(json.dumps(row) + "\n" for row in ({**first, member: value}, *others))
    changed(saved, **{"units.jsonl": units})
    with pytest.raises(UsageError, match="build it again"):
        read_index(saved.path)


@pytest.mark.parametrize("model", ["/tmp/model", "../model", r"\\host\share", ""])
def test_an_index_does_not_choose_a_folder_to_read_a_model_from(saved, model):
    changed(saved, **{"about.json": json.dumps({**about(saved), "model": model})})
    with pytest.raises(UsageError, match="no name of a model"):
        search("f", saved.path)


def test_what_unpacks_to_a_multiple_of_its_size_is_refused(saved):
    with zipfile.ZipFile(saved.path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(20_000_000))
    with pytest.raises(UsageError, match="too large"):
        read_index(saved.path)


def test_no_byte_that_is_changed_is_a_fault(saved):
    content = saved.path.read_bytes()
    for place in range(0, len(content), 7):
        saved.path.write_bytes(content[:place] + bytes([content[place] ^ 0xA5]) + content[place + 1 :])
        with suppress(UsageError):
            read_index(saved.path)
