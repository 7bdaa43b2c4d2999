import numpy as np

from paralog.experiments.rum_defects.corpus import Corpus


def test_everything_is_of_every_file(corpus):
    n = len(corpus.files)
    assert len(corpus.labels) == len(corpus.sizes) == len(corpus.pieces) == len(corpus.anonymous) == n
    assert corpus.metrics.shape == (n, 3)
    assert corpus.pooled.shape == corpus.anonymous_pooled.shape == (n, 600)
    assert not np.array_equal(corpus.pooled, corpus.anonymous_pooled)


def test_mean_largest_and_least_value(corpus):
    mean, most, least = np.split(corpus.pooled, 3, axis=1)
    assert (least <= mean + 1e-6).all() and (mean <= most + 1e-6).all()
    assert (np.linalg.norm(mean, axis=1) <= 1 + 1e-5).all()


def test_counts_are_those_of_all_subtokens(corpus):
    counts = corpus.counts(corpus.pieces)
    assert counts.shape == (len(corpus.files), len(corpus.models.material.view.vocabulary))
    assert counts.sum() == (corpus.pieces.pieces.flat.ids > 0).sum()
    start, end = corpus.pieces.pieces.offsets[corpus.pieces.offsets[5:7]]
    assert counts[5].sum() == (corpus.pieces.pieces.flat.ids[start:end] > 0).sum()


def test_nodes_are_some_of_the_tokens(corpus):
    everything, nodes = corpus.sequences(nodes=False), corpus.sequences(nodes=True)
    assert [len(tokens) for tokens in everything] == corpus.pieces.n_tokens.tolist()
    assert all(0 < len(few) < len(tokens) for few, tokens in zip(nodes, everything, strict=True))


def test_arrays_are_made_once(corpus):
    before = {path: path.stat().st_mtime_ns for path in corpus.folder.iterdir()}
    again = Corpus(corpus.files, corpus.folder, corpus.models)
    np.testing.assert_array_equal(again.pooled, corpus.pooled)
    assert {path: path.stat().st_mtime_ns for path in corpus.folder.iterdir()} == before


def test_other_files_have_another_key(corpus):
    assert Corpus(corpus.files[1:], corpus.folder, corpus.models).key != corpus.key
