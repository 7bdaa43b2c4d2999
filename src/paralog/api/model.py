"""A model as callers hold it: an encoder, what it can do beyond encoding, and its card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from paralog.core import CodeUnit, Encoder, Judge, TextEncoder, UsageError, Vectors, Verifier

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Code = str | CodeUnit


class Model:
    """Turns code into vectors and says how probable it is that two pieces do the same.

    Args:
        encoder: the encoder behind it; also a `Judge` and a `TextEncoder` where the model has those.
        card: what the model was made from and how good it is, as Markdown.
        judge_for: the judge of pairs in a set of languages, for pairs that somebody chose; None
            where the encoder's own, which is meant for pairs that a join proposes, serves them too.
        verifier: reads both sides of a pair; None where similarity is all that a pair is judged by.
    """

    def __init__(
        self,
        encoder: Encoder,
        card: str = "",
        judge_for: Callable[[frozenset[str]], Judge] | None = None,
        verifier: Verifier | None = None,
    ) -> None:
        self.encoder = encoder
        self.card = card
        self.verifier = verifier
        self._judge_for = judge_for

    def __repr__(self) -> str:
        return f"Model({self.name!r}, dim={self.dim})"

    @property
    def name(self) -> str:
        """`name@version`."""
        return self.encoder.name

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self.encoder.dim

    @property
    def is_calibrated(self) -> bool:
        """Whether `pair_probability` can say anything."""
        return self._judge_for is not None or isinstance(self.encoder, Judge)

    def encode(self, codes: Sequence[Code], *, language: str | None = None) -> Vectors:
        """One vector of unit length for each piece of code, in the same order.

        Args:
            codes: source texts, each a function or any run of statements, or units of a report;
                both may be mixed.
            language: name of the language that the texts are in; not needed for units.

        Returns:
            float32 [n, dim]; [0, dim] when there is nothing to encode.

        Raises:
            UsageError: there are texts and no language.
            UnknownName: no such language.
        """
        return self.encoder.encode(_units(codes, language))

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """One vector of unit length for each text, in the space of `encode` and in the same order.

        Args:
            texts: what code is to do, in words: "compute the factorial".

        Returns:
            float32 [n, dim]; [0, dim] when there is nothing to encode.

        Raises:
            UsageError: this model was trained on code alone, or `texts` holds something else than texts.
        """
        if not isinstance(self.encoder, TextEncoder):
            raise UsageError(f"the model {self.name} reads code only; it has no text side")
        if isinstance(texts, str):
            raise UsageError(
                "encode_text takes a list of texts; put the text in brackets: encode_text([text])"
            )
        for text in texts:
            if not isinstance(text, str):
                raise UsageError(f"a text is a str, not {type(text).__name__}")
        return self.encoder.encode_text(texts)

    def pair_probability(
        self, pairs: Sequence[tuple[Code, Code]], *, language: str | tuple[str, str] | None = None
    ) -> NDArray[np.float64]:
        """The calibrated probability that the two sides of each pair do the same.

        With a verifier it is a product: that both serve one purpose, which their similarity tells, and that
        nothing in which they differ changes what they do.

        Args:
            pairs: two pieces of code each, as for `encode`.
            language: name of the language that texts are in; two names for the languages of the
                first and of the second sides.

        Returns:
            float64 [n], each in [0, 1].

        Raises:
            UsageError: this model was not calibrated, there are texts and no language, or `pairs`
                holds something else than pairs.
            UnknownName: no such language.
        """
        import numpy as np

        for pair in pairs:
            if isinstance(pair, str) or len(pair) != 2:
                raise UsageError("pair_probability takes a list of pairs: pair_probability([(a, b), ...])")
        spoken = (language, language) if language is None or isinstance(language, str) else language
        lefts, rights = (_units([pair[side] for pair in pairs], spoken[side]) for side in (0, 1))
        places: dict[CodeUnit, int] = {}  # a unit of many pairs is read once
        left, right = ([places.setdefault(unit, len(places)) for unit in side] for side in (lefts, rights))
        vectors = self.encoder.encode(list(places))
        similarities: NDArray[np.float32] = np.einsum("nd,nd->n", vectors[left], vectors[right])
        languages = [
            frozenset((one.language, other.language)) for one, other in zip(lefts, rights, strict=True)
        ]
        probabilities = np.zeros(len(pairs))
        for both in set(languages):
            rows = [row for row, found in enumerate(languages) if found == both]
            probabilities[rows] = self._judge(both).probability(similarities[rows])
        if self.verifier is not None:
            from paralog.syntax import lex

            lexemes = [lex(unit) for unit in places]
            first, second = ([lexemes[at] for at in side] for side in (left, right))
            probabilities *= self.verifier.unchanged(first, second)
        return probabilities

    def _judge(self, languages: frozenset[str]) -> Judge:
        if self._judge_for is not None:
            return self._judge_for(languages)
        if isinstance(self.encoder, Judge):
            return self.encoder
        raise UsageError(f"the model {self.name} is not calibrated; it gives similarities only")


def _units(codes: Sequence[Code], language: str | None) -> list[CodeUnit]:
    from paralog.syntax import LANGUAGES, snippet

    if isinstance(codes, str):
        raise UsageError("encode takes a list of texts; put the text in brackets: encode([code], ...)")
    units: list[CodeUnit] = []
    known: dict[str, CodeUnit] = {}
    for code in codes:
        if isinstance(code, CodeUnit):
            units.append(code)
        elif not isinstance(code, str):
            raise UsageError(f"code is text or a unit of a report, not {type(code).__name__}")
        elif language is None:
            raise UsageError(f"say which language the texts are in: language={LANGUAGES.names()[-1]!r}")
        else:
            if code not in known:
                known[code] = snippet(code, language)
            units.append(known[code])
    return units
