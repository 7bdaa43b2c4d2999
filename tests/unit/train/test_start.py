import numpy as np
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper

from paralog.bundle import resolve
from paralog.core import TrainingError
from paralog.features import make_view
from paralog.features.vocabulary import Vocabulary
from paralog.nn.lstm import LstmEncoder
from paralog.nn.statement import StatementEncoder
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.syntax import snippet
from paralog.train.batches import embed
from paralog.train.start import ids_in, keep_share, read_weights, start_from

CODES = (
    "def factorial(n):\n    return 1 if n < 2 else n * factorial(n - 1)\n",
    "def qzxwv(blorpy):\n    with open(blorpy) as jkqqz:\n        return [x.strip() for x in jkqqz]\n",
)


@pytest.fixture(scope="module", params=["default@1", "default"])
def finished(request):
    return resolve(request.param)


def test_a_started_encoder_gives_the_vectors_of_the_finished_one(finished):
    vocabulary = Vocabulary((*reversed(finished.vocabulary), "blorpy"), 2 * finished.config.buckets)
    encoder = StatementEncoder(len(vocabulary)).eval()
    start_from(finished, encoder, vocabulary)
    units = [snippet(code, "python") for code in CODES]
    view = make_view("lexemes", vocabulary)
    with torch.no_grad():
        found = embed(encoder, [view.arrays(unit) for unit in units], torch.device("cpu")).numpy()
    encoder_of_finished = OnnxEncoder(finished)
    expected = encoder_of_finished.without_words(encoder_of_finished.encode(units))
    assert np.einsum("nd,nd->n", found, expected).min() > 0.995  # eight bits against single precision


def test_a_share_of_the_first_weights_is_kept():
    start, learned = torch.nn.Linear(2, 2), torch.nn.Linear(2, 2)
    before = {name: weight.clone() for name, weight in learned.named_parameters()}
    keep_share(learned, start, 0.25)
    for name, weight in learned.named_parameters():
        assert torch.allclose(weight, 0.75 * before[name] + 0.25 * start.get_parameter(name))


def test_an_encoder_of_another_architecture_is_refused(finished):
    vocabulary = Vocabulary(finished.vocabulary, finished.config.buckets)
    for encoder in (StatementEncoder(len(vocabulary), layers=3), LstmEncoder(len(vocabulary))):
        with pytest.raises(TrainingError, match=r"default@\d+ has no .* of shape"):
            start_from(finished, encoder, vocabulary)


def test_an_unknown_token_takes_over_from_its_bucket():
    known, vocabulary = Vocabulary(("a", "b"), 2), Vocabulary(("b", "new"), 4)
    ids = ids_in(known, vocabulary)
    for token in ("a", "b", "new", "one", "two", "three", "four"):
        if token != "a":  # it has an id of its own in the one and a bucket in the other
            assert ids[vocabulary.id(token)] == known.id(token)
    assert len(ids) == len(vocabulary)


@pytest.mark.parametrize(("known", "wanted"), [(0, 4), (3, 4), (4, 2)])
def test_buckets_that_do_not_nest_are_refused(known, wanted):
    with pytest.raises(TrainingError, match="cannot take over"):
        ids_in(Vocabulary(("a",), known), Vocabulary(("a",), wanted))


def test_weights_that_were_not_rounded_are_read_as_they_are():
    drawn = np.random.default_rng(0)
    bias, factor, table = (drawn.normal(size=size).astype(np.float32) for size in (3, (4, 3), (9, 4)))
    stored = {"enter.bias": bias, "val_7": factor, "read.embedding.weight": table}
    nodes = [
        helper.make_node("Gather", ["read.embedding.weight", "ids"], ["rows"]),
        helper.make_node("MatMul", ["rows", "val_7"], ["product"]),
        helper.make_node("Add", ["product", "enter.bias"], ["embeddings"]),
    ]
    graph = helper.make_graph(
        nodes, "entering",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["n"])],
        [helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, ["n", 3])],
        [numpy_helper.from_array(array, name) for name, array in stored.items()],
    )  # fmt: skip
    weights = read_weights(helper.make_model(graph).SerializeToString())
    expected = {"enter.bias": bias, "enter.weight": factor.T, "read.embedding.weight": table}
    assert weights.keys() == expected.keys()
    assert all(np.array_equal(weights[name], array) for name, array in expected.items())
