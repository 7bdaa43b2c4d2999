import pytest

from paralog.core import LexemeKind
from paralog.syntax import anonymise, lex, parse, snippet
from paralog.syntax.sbt import sbt

PYTHON_FACTORY = """
def make():
    class Box:
        def size(self):
            return 1
    return Box().size()
"""
C_STRUCT = "int f(void) { struct point { int x; } p; p.x = 1; return p.x; }"


def bound(code, language):
    """Lexemes that are the unit's own, as often as they are."""
    lexemes = lex(snippet(code, language))
    kinds = zip(lexemes.texts, lexemes.kinds, strict=True)
    return [text for text, kind in kinds if kind == LexemeKind.BOUND]


@pytest.mark.parametrize(
    ("language", "code", "names"),
    [
        ("python", "def compress(data): return zlib.compress(data)", "compress data data"),
        ("python", "def area(w, x): return x.w.area * self.w", "area w x x w"),
        ("python", "def depth(self): return self.depth() + other.depth()", "depth depth"),
        ("python", "def put(self, x): self.x = x; y.x = x", "put x x x x"),
        ("python", "def f(a): return a .f(a)[0].a", "f a a a"),
        ("java", "int size(Box b) { return b.size() + this.size(); }", "size b b size"),
        ("java", "F f(F g) { return g.h(X::f, this::f); }", "f g g f"),
        ("c", "int n(struct s *p, int m) { return p->n + p->m + n(p, m); }", "n p m p p n p m"),
        ("cpp", "int n(S& p) { return std::n(p) + p.n + this->n(p); }", "n p p p n p"),
    ],
)
def test_a_member_of_another_object_is_not_its_own(language, code, names):
    assert bound(code, language) == names.split()


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [("python", PYTHON_FACTORY, "size"), ("c", C_STRUCT, "x"), ("cpp", C_STRUCT, "x")],
)
def test_members_of_a_class_inside_are_its_own(language, code, name):
    assert code.count(name) - code.count("box") == bound(code, language).count(name)


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("java", "class S { boolean anyMatch(P p) { return stream.anyMatch(p); } }"),
        ("python", "class S:\n    def anyMatch(self, p):\n        return self.stream.anyMatch(p)\n"),
    ],
)
def test_what_calls_another_method_is_no_renamed_copy(language, code):
    other = code.replace("anyMatch", "allMatch")
    (one,), (other,) = (
        [unit for unit in parse(text, language).units if unit.qualname.startswith("S.")]
        for text in (code, other)
    )
    assert one.shape != other.shape


def test_what_calls_itself_is_a_renamed_copy():
    code = "class S:\n    def total(self, n):\n        return n and n + self.total(n - 1)\n"
    (one, *_), (other, *_) = (parse(text, "python").units for text in (code, code.replace("total", "sum_up")))
    assert one.qualname != other.qualname
    assert one.shape == other.shape


def test_every_view_agrees_on_them():
    code = "def compress(data):\n    return zlib.compress(data)\n"
    assert anonymise(code, "python") == "def v0(v1):\n    return zlib.compress(v1)\n"
    tokens = sbt(snippet(code, "python"))
    marked = [text for text, kind in zip(tokens.texts, tokens.kinds, strict=True) if kind == LexemeKind.BOUND]
    assert marked == ["=compress", "=data", "=data"]
