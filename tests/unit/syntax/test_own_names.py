import pytest

from paralog.core import LexemeKind
from paralog.syntax import anonymise, lex, parse, snippet
from paralog.syntax.sbt import sbt

WITH_CLASS = {
    "python": "def lock():\n    class Guard:\n        x = 1\n    mutex.lock()\n",
    "java": "void lock() { class Guard { int x; } mutex.lock(); }",
    "cpp": "void lock() { struct guard { int x; }; mutex.lock(); }",
}
HOLDING = [
    ("python", "def f():\n    class A:\n        def x(self): pass\n    return A().x()"),
    ("python", "def f():\n    class A:\n        @property\n        def x(self): pass\n    return A().x"),
    ("python", "def f():\n    class A:\n        x = 1\n    return A.x"),
    ("java", "class A { int x; int f(A a) { return a.x; } }"),
    ("java", "interface A { int x(); default int f(A a) { return a.x(); } }"),
    ("java", "enum A { x; A f() { return A.x; } }"),
    ("java", "enum A { ONE; int x; int f() { return ONE.x; } }"),
    ("java", "enum A { ONE; int x() { return 1; } int f() { return ONE.x(); } }"),
    ("java", "record A(int x) { int f(A a) { return a.x(); } }"),
    ("java", "R f() { R r = new R() { int x; }; return r.x; }"),
    ("c", "int f(void) { struct point { int x; } p; return p.x; }"),
    ("c", "int f(void) { struct { int *x; } p; return *p.x; }"),
    ("c", "int f(void) { union { int x[2]; } p; return p.x[0]; }"),
    ("c", "typedef struct { int x; } P; int f(P *p) { return p->x; }"),
    ("cpp", "class K { int x; }; int f(K& k) { return k.x; }"),
    ("cpp", "class K { int x() { return 1; } }; int f(K& k) { return k.x(); }"),
]


def bound(code, language):
    """Lexemes that are the unit's own, as often as they are."""
    lexemes = lex(snippet(code, language))
    kinds = zip(lexemes.texts, lexemes.kinds, strict=True)
    return [text for text, kind in kinds if kind == LexemeKind.BOUND]


@pytest.mark.parametrize(
    ("language", "code", "names"),
    [
        ("python", "def compress(data): return zlib.compress(data)", "compress data data"),
        ("python", "def area(w, x): return x.w.area * self.w", "area w x x"),
        ("python", "def depth(self): return self.depth() + other.depth()", "depth depth"),
        ("python", "def depth(self): return other.self.depth()", "depth"),
        ("python", "def put(self, x): self.x = x; y.x = x", "put x x x x"),
        ("python", "def put(self, x): self.y, cls.z = x; self.y = cls.z", "put x y z x y z"),
        ("python", "def put(node, v): node.size = v; return size(v)", "put node v node v v"),
        ("python", "def f(self, xs): self.max = max(xs)", "f xs max xs"),
        ("python", "def f(xs, key=1): return sorted(xs, key=key)", "f xs key xs key"),
        ("python", "def f(a): return a .f(a)[0].a", "f a a a"),
        ("java", "int size(Box b) { return b.size() + this.size(); }", "size b b size"),
        ("java", "int f(int lo) { return this.lo - lo; }", "f lo lo"),
        ("java", "void f(int lo) { this.lo = lo; }", "f lo lo lo"),
        ("java", "F f(F g) { return g.h(X::f, this::f); }", "f g g f"),
        ("java", "Box x() { return Outer.this.x(); }", "x"),
        ("c", "int n(struct s *p, int m) { return p->n + p->m + n(p, m); }", "n p m p p n p m"),
        ("cpp", "int n(S& p) { return std::n(p) + p.n + this->n(p); }", "n p p p n p"),
        ("cpp", "void f(int a) { this->a = a; this->b = a; }", "f a a a b a"),
    ],
)
def test_a_member_of_another_object_is_not_its_own(language, code, names):
    assert bound(code, language) == names.split()


@pytest.mark.parametrize(("language", "code"), HOLDING)
def test_members_of_a_class_inside_are_its_own(language, code):
    assert bound(code, language).count("x") == 2


@pytest.mark.parametrize("language", WITH_CLASS)
def test_other_names_are_no_members_of_a_class_inside(language):
    assert bound(WITH_CLASS[language], language).count("lock") == 1


def test_a_method_does_not_hold_its_class():
    """Read with its class or alone, it has the same names of its own."""
    code = "class A:\n    def x(self, other):\n        return other.x(self.x)\n"
    (method,) = (unit for unit in parse(code, "python").units if unit.qualname == "A.x")
    assert lex(method).kinds == lex(snippet(method.code, "python")).kinds
    assert bound(method.code, "python") == ["x", "other", "other", "x"]


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
