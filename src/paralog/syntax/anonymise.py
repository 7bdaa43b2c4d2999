"""Code with its own names taken away, to see what a model knows beyond names."""

from __future__ import annotations

from paralog.syntax.parse import open_text


def anonymise(code: str, language: str) -> str:
    """Replace every name that the code itself defines by v0, v1, ... in order of appearance.

    Names that it only uses (of libraries, of the language), literals and comments stay.

        def area(w, h): return w * h  ->  def v0(v1, v2): return v1 * v2
    """
    text, span = open_text(code, language)
    numbers: dict[str, str] = {}
    out = []
    copied = span.start_byte
    for start, end, name in text.bound_occurrences(span):
        out.append(text.slice(copied, start))
        out.append(numbers.setdefault(name, f"v{len(numbers)}"))
        copied = end
    out.append(text.slice(copied, span.end_byte))
    return "".join(out)
