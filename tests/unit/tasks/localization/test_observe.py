from dataclasses import replace

import numpy as np

from paralog.tasks.localization import Group, at_hand, make_report, observe
from paralog.tasks.localization.signal import together


class Texts:
    def encode_text(self, texts):
        return np.ones((len(texts), 1), np.float32)


def test_what_is_at_hand(code, past):
    assert at_hand(code, None, None) == {Group.WORDS, Group.MENTIONS}
    assert at_hand(code, past, None) == {Group.WORDS, Group.MENTIONS, Group.HISTORY}
    assert at_hand(code, None, Texts()) == {Group.WORDS, Group.MENTIONS}
    with_vectors = replace(code, vectors=np.ones((6, 1), np.float32))
    assert at_hand(with_vectors, past, Texts()) == set(Group)


def test_every_group_gives_signals_of_its_own(code, past):
    with_vectors = replace(code, vectors=np.ones((6, 1), np.float32))
    found = observe(make_report("tax", ""), with_vectors, frozenset(Group), past=past, encoder=Texts())
    assert set(found.by_group) == set(Group)
    assert len(found.signals.files) == sum(len(part.files) for part in found.by_group.values())
    assert all(len(values) == 4 for values in found.signals.files.values())
    assert all(len(values) == 6 for values in found.signals.functions.values())


def test_what_is_switched_off_is_not_looked_at(code):
    found = observe(make_report("tax", ""), code, frozenset({Group.WORDS}))
    assert found.mentions is None and found.recalled is None
    assert found.signals.files == together(found.by_group.values()).files
