"""A data folder with the challenges of the study, all of it generated."""

import json

import pytest
import torch

from ...train.corpora import WRITERS, corpus, solutions, write

TRAIN, DEV, S2 = (tuple(f"p{n:02}" for n in part) for part in (range(8), range(8, 12), range(12, 16)))
HELD_OUT = ("hackerrank:4", "hackerrank:5")


def write_study_data(folder, *, literal=4):
    """Eight challenges train, four are the dev split, four are S2; two of six authors are held out."""
    for platform in ("hackerrank", "leetcode"):
        write(folder / "clones" / f"{platform}.jsonl.zst", solutions(platform, 16, 6, ("python",)))
    splits = {
        "train": {"hackerrank": TRAIN, "leetcode": TRAIN},
        "dev": {"hackerrank": DEV},
        "test": {"hackerrank": S2},
        "meta": {
            "groups": [],
            "heldout_authors": HELD_OUT,
            "paperB": {"S1_44": TRAIN[:literal], "train_all": TRAIN[:6], "S2": S2},
        },
    }
    (folder / "clones" / "splits.json").write_text(json.dumps(splits))
    for language in WRITERS:
        write(folder / "corpus" / f"{language}.jsonl.zst", corpus(language))
    return folder


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def study_data(tmp_path_factory):
    return write_study_data(tmp_path_factory.mktemp("study") / "data")
