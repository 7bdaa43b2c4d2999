import numpy as np
import pytest
import torch

from paralog.features import PAIR_INPUTS, UnitArrays, pad
from paralog.nn.verifier import PairVerifier


@pytest.fixture
def verifier():
    torch.manual_seed(0)
    return PairVerifier(50, dim=16, statement_dim=24, hidden=12).eval()


def unit(length: int, seed: int) -> UnitArrays:
    rng = np.random.default_rng(seed)
    return UnitArrays(
        ids=rng.integers(1, 50, (length, 2)).astype(np.int32),
        kinds=rng.integers(0, 5, length).astype(np.uint8),
        statements=(np.arange(length) // 4).astype(np.int32),
        depths=np.zeros(length, np.uint8),
        names=np.full(length, -1, np.int32),
    )


def read(verifier: PairVerifier, *units: UnitArrays) -> tuple[torch.Tensor, torch.Tensor]:
    return verifier.read(**{name: torch.from_numpy(array) for name, array in pad(units, PAIR_INPUTS).items()})


def verify(verifier: PairVerifier, one: UnitArrays, other: UnitArrays, cosine: float = 0.5) -> float:
    with torch.no_grad():
        logits = verifier.verify(*read(verifier, one), *read(verifier, other), torch.tensor([cosine]))
    return float(logits[0])


def test_the_order_of_a_pair_makes_no_difference(verifier):
    assert verify(verifier, unit(20, 1), unit(9, 2)) == pytest.approx(
        verify(verifier, unit(9, 2), unit(20, 1))
    )


def test_padding_changes_nothing(verifier):
    one, other, long = unit(12, 1), unit(9, 2), unit(60, 3)
    with torch.no_grad():
        padded = verifier.verify(
            *read(verifier, one, long), *read(verifier, other, long), torch.tensor([0.5, 0.5])
        )
    assert float(padded[0]) == pytest.approx(verify(verifier, one, other), abs=1e-5)


def test_the_cosine_counts(verifier):
    assert verify(verifier, unit(8, 1), unit(8, 2), 0.1) != verify(verifier, unit(8, 1), unit(8, 2), 0.9)


def test_an_empty_unit_is_judged_too(verifier):
    assert np.isfinite(verify(verifier, unit(0, 1), unit(8, 2)))


def test_one_changed_token_among_many_can_be_learned():
    """What a cosine of two vectors drowns: the same unit but for a token of one kind."""
    torch.manual_seed(0)
    verifier = PairVerifier(50, dim=16, statement_dim=24, hidden=12, dropout=0.0)
    optimizer = torch.optim.Adam(verifier.parameters(), 5e-3)
    rng = np.random.default_rng(0)

    def draw() -> tuple[list[UnitArrays], list[UnitArrays], torch.Tensor]:
        ones, others, labels = [], [], []
        for at in range(16):
            one = unit(24, int(rng.integers(1 << 30)))
            ids = one.ids.copy()
            place = int(rng.integers(24))
            one.ids[place] = (7, 0)
            ids[place] = (8, 0) if at % 2 else (7, 0)
            ones.append(one)
            others.append(UnitArrays(ids, one.kinds, one.statements, one.depths, one.names))
            labels.append(at % 2 == 0)
        return ones, others, torch.tensor(labels)

    def logits(ones: list[UnitArrays], others: list[UnitArrays]) -> torch.Tensor:
        return verifier.verify(*read(verifier, *ones), *read(verifier, *others), torch.full((16,), 0.9))

    for _ in range(150):
        ones, others, labels = draw()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits(ones, others), labels.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    ones, others, labels = draw()
    assert ((logits(ones, others) > 0) == labels).float().mean() >= 0.9
