from dataclasses import replace

import numpy as np

from paralog.tasks.localization import make_report
from paralog.tasks.localization.meaning import meaning_signals


class Texts:
    def encode_text(self, texts):
        return np.eye(3, dtype=np.float32)[[0 if "tax" in text else 1 for text in texts]]


def test_functions_near_the_report_come_first(code):
    vectors = np.eye(3, dtype=np.float32)[[1, 1, 2, 2, 2, 0]]
    found = meaning_signals(make_report("tax is wrong", "x"), replace(code, vectors=vectors), Texts())
    assert code.functions[int(found.functions["meaning title"].argmax())].name == "add_tax"
    assert code.files[int(found.files["meaning words"].argmax())].path == "shop/tax.py"
    assert all((values >= 0).all() for values in found.functions.values())


def test_without_vectors_nothing_is_near(code):
    found = meaning_signals(make_report("tax", ""), code, Texts())
    assert not any(values.any() for values in found.files.values())
