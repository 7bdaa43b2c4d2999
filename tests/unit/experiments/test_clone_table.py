import json
from dataclasses import replace

import numpy as np
import pytest
import zstandard

from paralog.api import Model
from paralog.core import UsageError
from paralog.datasets.clone_rows import ROWS, CloneRow, platforms_of
from paralog.experiments.clone_table import by_encoder, by_probability, clone_table
from paralog.experiments.tables import as_records
from paralog.runtime.hashing import HashingEncoder
from paralog.syntax import snippet

PLATFORMS = platforms_of(ROWS)
CODES = {
    "python": """\
def solve(rows{a}):
    total = {p}
    for row in rows{a}:
        total += row * {p}
    return total{extra}
""",
    "java": """\
int solve(int[] rows{a}) {{
    int total = {p};
    for (int row : rows{a}) {{ total += row * {p}; }}
    return total{extra};
}}
""",
}


def write(path, records):
    text = "".join(json.dumps(record) + "\n" for record in records)
    path.write_bytes(zstandard.ZstdCompressor().compress(text.encode()))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Four problems on each platform, three authors; a problem is told by its number."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "clones").mkdir()
    for platform in PLATFORMS:
        records = [
            {
                "problem": f"p{problem}",
                "platform": platform,
                "lang": language,
                "author": f"{author}",
                "n_tokens": 200,
                "near_dup_of": None,
                "code": code.format(a="abc"[author], p=f"1{problem}", extra=" + 1" * (author + problem)),
            }
            for problem in range(4)
            for author in range(3)
            for language, code in CODES.items()
        ]
        write(folder / "clones" / f"{platform}.jsonl.zst", records)
    slugs = {platform: ["p0", "p1", "p2", "p3"] for platform in PLATFORMS}
    splits = {"train": {}, "dev": {}, "test": slugs, "meta": {"groups": [], "heldout_authors": []}}
    (folder / "clones" / "splits.json").write_text(json.dumps(splits))
    return folder


@pytest.fixture(scope="module")
def cells(data):
    reported = []
    found = clone_table(data, {"hashing": by_encoder(HashingEncoder(dim=64))}, report=reported.append)
    assert len(reported) == 2 * len(ROWS)
    return found


def test_every_row_has_every_method_under_both_namings(cells):
    keys = [(cell.row, cell.names, cell.method) for cell in cells]
    assert keys == [
        (row.label, names, method)
        for row in ROWS
        for names in ("as written", "anonymised")
        for method in ("TF-IDF", "hashing")
    ]


def test_rows_are_scored_over_the_pairs_of_their_sample(cells):
    for cell in cells:
        crosses = "against" in cell.row
        assert cell.scores.n_queries == 12
        assert cell.scores.n_pairs == (144 if crosses else 66)
        assert 0 <= cell.scores.auc <= 1
        low, high = cell.map_interval
        assert 0 <= low <= high <= 1


def test_hiding_names_changes_what_a_method_sees(cells):
    scores = {(cell.row, cell.names, cell.method): cell.scores for cell in cells}
    row = ROWS[0].label
    assert scores[row, "as written", "TF-IDF"] != scores[row, "anonymised", "TF-IDF"]


def test_cells_are_plain_values_for_a_result_file(cells):
    (first, *_), text = as_records(cells), json.dumps(as_records(cells))
    assert json.loads(text)[0]["scores"]["n_queries"] == 12
    assert set(first) == {"row", "names", "method", "scores", "auc_interval", "map_interval"}


def test_similarities_of_an_encoder():
    units = [snippet(code, "python") for code in ("x = 1", "y = f(2)", "x = 1")]
    similarity = by_encoder(HashingEncoder(dim=32))
    square = similarity(units, None)
    assert square.shape == (3, 3)
    assert np.allclose(np.diag(square), 1, atol=1e-6)
    assert np.allclose(similarity(units[:1], units), square[:1])


def test_a_platform_that_is_missing_is_named(data, tmp_path):
    (tmp_path / "clones").mkdir()
    (tmp_path / "clones" / "splits.json").write_bytes((data / "clones" / "splits.json").read_bytes())
    with pytest.raises(UsageError, match=r"hackerrank\.jsonl\.zst"):
        clone_table(tmp_path, {})


def test_rows_of_some_authors_and_of_other_languages(data):
    of_seen = CloneRow("authors of training", "hackerrank", "python", unseen=False)
    assert [cell.row for cell in clone_table(data, {}, rows=[of_seen])] == ["authors of training"] * 2
    with pytest.raises(UsageError, match="unseen: the data hold no such solution"):
        clone_table(data, {}, rows=[replace(of_seen, label="unseen", unseen=True)])


def test_another_split_without_solutions_is_no_table(data):
    with pytest.raises(UsageError, match="no solutions"):
        clone_table(data, {}, split="dev")


@pytest.mark.parametrize("n_candidates", [None, 2])
def test_a_probability_is_asked_of_every_pair(n_candidates):
    units = [snippet(f"x = {'y + ' * at}1", "python") for at in range(4)]
    model = Model(HashingEncoder())
    candidates = units[:n_candidates] if n_candidates else None
    found = by_probability(model)(units, candidates)
    others = candidates or units
    expected = [[model.pair_probability([(one, other)])[0] for other in others] for one in units]
    np.testing.assert_allclose(found, expected, atol=1e-6)
