"""What a language has to keep."""

from __future__ import annotations

from paralog.core import CodeUnit, Language, LexemeKind, SourceError
from paralog.syntax import LANGUAGES, ParsedFile, anonymise, language_of, lex, parse, snippet
from paralog.syntax.grammar import grammar
from paralog.testing.expect import expect

_KIND_FIELDS = (
    "statements",
    "identifiers",
    "strings",
    "numbers",
    "comments",
    "interpolations",
    "imports",
    "definitions",
)


def check_language(language: Language, sample: str) -> None:
    """Check a registered language on a sample of it.

    Args:
        language: registered under its name, built in or by an entry point.
        sample: a correct file with two functions or methods at least, among them one with a local
            name, a nested statement, a literal and a call.

    Raises:
        AssertionError: it breaks the contract; the message says how.
    """
    expect(LANGUAGES.get(language.name) == language, f"{language.name!r} is registered for another language")
    expect(language.name == language.name.lower(), f"its name {language.name!r} is not in lower case")
    for ending in language.extensions:
        owner = language_of(f"file{ending}")
        expect(owner == language.name, f"files that end in {ending!r} belong to {owner}")
    _check_kinds(language)
    parsed = parse(sample, language.name, f"sample{language.extensions[0]}")
    expect(not parsed.has_errors, f"the grammar does not understand line {parsed.error_line} of the sample")
    expect(len(parsed.units) >= 2, f"the sample holds {len(parsed.units)} units; two are needed")
    _check_places(parsed, sample)
    for unit in parsed.units:
        _check_lexemes(unit)
    _check_kinds_are_met(parsed)
    _check_broken(language.name, sample)


def _check_kinds(language: Language) -> None:
    """Every node kind that the language names is one of its grammar's."""
    compiled = grammar(language.name).compiled
    known = {compiled.node_kind_for_id(number) for number in range(compiled.node_kind_count)}
    for field in _KIND_FIELDS:
        unknown = sorted(getattr(language, field) - known)
        expect(
            not unknown, f"its {field} name node kinds that the grammar does not have: {', '.join(unknown)}"
        )


def _check_places(parsed: ParsedFile, sample: str) -> None:
    source = sample.encode("utf-8")
    orders = [unit.order for unit in parsed.units]
    expect(orders == sorted(orders), "the units are not in CodeUnit.order")
    for unit in parsed.units:
        span, name = unit.span, unit.qualname
        expect(name, f"the unit at {unit.location} has no name")
        cut = source[span.start_byte : span.end_byte].decode("utf-8")
        expect(cut == unit.code, f"the code of {name} is not what its span covers")
        first_line = source.count(b"\n", 0, span.start_byte) + 1
        expect(first_line == span.start_line, f"{name} starts on line {first_line}, not {span.start_line}")


def _check_lexemes(unit: CodeUnit) -> None:
    name, lexemes = unit.qualname, lex(unit)
    expect(len(lexemes) == unit.n_tokens, f"{name} has {len(lexemes)} lexemes and says {unit.n_tokens}")
    expect(
        len(lexemes.texts) == len(lexemes.kinds) == len(lexemes.statements)
        and len(lexemes.depths) == len(lexemes.lines) == unit.n_statements,
        f"the lexemes of {name} do not fit together",
    )
    last = unit.span.n_lines - 1
    expect(all(0 <= line <= last for line in lexemes.lines), f"a statement of {name} lies outside its lines")
    alone = lex(unit.compact())
    if unit.kind not in ("lambda", "script"):  # these are parts of statements, or leave parts out
        expect(alone.texts == lexemes.texts, f"{name} has other lexemes when it is read by itself")
        expect(alone.kinds == lexemes.kinds, f"{name} has lexemes of other kinds when it is read by itself")
        one, other = (
            snippet(code, unit.language) for code in (unit.code, anonymise(unit.code, unit.language))
        )
        expect(one.shape == other.shape, f"renaming what {name} defines changes its shape")


def _check_kinds_are_met(parsed: ParsedFile) -> None:
    """The sample shows that names, literals and nesting are told apart."""
    met = {kind for unit in parsed.units for kind in lex(unit).kinds}
    for kind in LexemeKind:
        expect(int(kind) in met, f"no unit of the sample has a lexeme of kind {kind.name}")
    depth = max(max(lex(unit).depths, default=0) for unit in parsed.units)
    expect(depth >= 2, "no unit of the sample has a statement inside a statement of its body")


def _check_broken(name: str, sample: str) -> None:
    """Cut-off, empty and odd text is read without an error that nobody expects."""
    expect(not parse("", name).units, "an empty text holds units")
    for text in (sample[: len(sample) // 2], sample[len(sample) // 3 :], "\x00\ufffd(", "(" * 5_000):
        try:
            parse(text, name)
        except SourceError:
            continue
