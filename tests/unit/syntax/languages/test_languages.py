import pytest

from paralog.core import Language, LexemeKind, UnitKind, UnknownName
from paralog.syntax import LANGUAGES, language_of, parse, snippet

FUNCTION, METHOD, CONSTRUCTOR = UnitKind.FUNCTION, UnitKind.METHOD, UnitKind.CONSTRUCTOR
LAMBDA, SCRIPT = UnitKind.LAMBDA, UnitKind.SCRIPT

# (kind, qualified name, first line, last line, how the code begins)
EXPECTED = {
    "python": [
        (SCRIPT, "<module>", 1, 65, '"""Units of every kind'),
        (FUNCTION, "fibonacci", 10, 15, "def fibonacci(n):"),
        (CONSTRUCTOR, "Account.__init__", 23, 25, "def __init__"),
        (METHOD, "Account.is_empty", 28, 29, "def is_empty"),
        (METHOD, "Account.refill", 31, 41, "async def refill"),
        (METHOD, "Account.Entry.text", 44, 45, "def text"),
        (FUNCTION, "interest", 48, 59, "def interest"),
        (FUNCTION, "interest.step", 49, 51, "def step"),
        (LAMBDA, "interest.rounded", 53, 53, "lambda value: round(value, 2)"),
        (LAMBDA, "größe", 62, 62, "lambda *texts: sum(len(text) for text in texts)"),
    ],
    "java": [
        (LAMBDA, "Basket.BY_PRICE", 11, 11, "(a, b) -> Double.compare"),
        (CONSTRUCTOR, "Basket.Basket", 15, 17, "public Basket(int limit) {"),
        (METHOD, "Basket.total", 24, 35, "@Deprecated"),
        (METHOD, "Basket.iterator", 37, 53, "@Override"),
        (LAMBDA, "Basket.iterator.size", 39, 39, "() -> items.size()"),
        (METHOD, "Basket.iterator.hasNext", 43, 46, "@Override"),
        (METHOD, "Basket.iterator.next", 48, 51, "@Override"),
        (METHOD, "Basket.Gift.toString", 56, 59, "@Override"),
        (METHOD, "Basket.Visitor.visitAll", 65, 71, "default R visitAll"),
        (CONSTRUCTOR, "Basket.Size.Size", 79, 81, "Size(int weight) {"),
        (METHOD, "Basket.Size.doubled", 83, 91, "int doubled() {"),
        (CONSTRUCTOR, "Basket.Range.Range", 95, 99, "Range {"),
        (METHOD, "Basket.Range.width", 101, 103, "int width() {"),
    ],
    "c": [
        (FUNCTION, "total", 12, 21, "static long total("),
        (FUNCTION, "copy_text", 23, 32, "char *copy_text("),
        (FUNCTION, "main", 34, 40, "int main(void)"),
    ],
    "cpp": [
        (METHOD, "geometry.Polygon.Polygon", 9, 9, "explicit Polygon("),
        (METHOD, "geometry.Polygon.~Polygon", 10, 10, "~Polygon() {"),
        (METHOD, "geometry.Polygon.length", 12, 18, "double length() const {"),
        (METHOD, "geometry.Polygon.operator==", 20, 22, "bool operator=="),
        (METHOD, "geometry.Polygon.name", 30, 35, "std::string Polygon::name("),
        (METHOD, "geometry.largest", 38, 46, "T largest("),
        (FUNCTION, "main", 50, 55, "int main() {"),
        (LAMBDA, "main.square", 51, 53, "[](double side) {"),
    ],
}


@pytest.mark.parametrize("name", LANGUAGES.names())
def test_units_of_the_sample(sample, name):
    parsed = parse(sample(name), name)
    found = [(u.kind, u.qualname, u.span.start_line, u.span.end_line) for u in parsed.units]
    assert found == [expected[:4] for expected in EXPECTED[name]]
    assert not parsed.has_errors
    for unit, expected in zip(parsed.units, EXPECTED[name], strict=True):
        assert unit.code.startswith(expected[4])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a/b.py", "python"),
        ("b.pyi", "python"),
        ("C.java", "java"),
        ("a.h", "c"),
        ("a.hpp", "cpp"),
        ("a.cc", "cpp"),
        ("README.md", None),
        ("Makefile", None),
        ("py", None),
        ("dir.py/file", None),
    ],
)
def test_a_file_belongs_to_the_language_of_its_ending(path, name):
    assert language_of(path) == name


def test_each_ending_belongs_to_one_language():
    endings = [ending for name in LANGUAGES.names() for ending in LANGUAGES.get(name).extensions]
    assert len(endings) == len(set(endings))


def test_an_unknown_language_lists_the_near_ones():
    with pytest.raises(UnknownName, match="python"):
        LANGUAGES.get("pyton")


def test_languages_are_registered_under_their_names():
    for name in LANGUAGES.names():
        language = LANGUAGES.get(name)
        assert isinstance(language, Language)
        assert language.name == name


def bound(code, language):
    lexemes = snippet(code, language).lexemes
    return {text for text, kind in zip(lexemes.texts, lexemes.kinds, strict=True) if kind == LexemeKind.BOUND}


@pytest.mark.parametrize(
    ("language", "code", "names"),
    [
        ("python", "def f(a, b=1, *c, d, e: int = 2, **g): pass", "f a b c d e g"),
        ("python", "x = y\nz: int = x\nu += 1\n(w := 2)", "x z u w"),
        ("python", "p, (q, *r) = s\n[t, v] = s", "p q r t v"),
        ("python", "for i, j in k: pass\n[m for m in n]", "i j m"),
        ("python", "with open(f) as h: pass\ntry: pass\nexcept E as e: pass", "h e"),
        ("python", "self.total = price\nself.count, other.size = 1, 2", "total count"),
        ("python", "lambda a, *b, c=1: a + b + c + d", "a b c"),
        ("python", "class C(B):\n    def m(self): return cls", "C m"),
        ("python", "import os\nprint(os.path)", ""),
        ("java", "int f(int a, String... b) { int c = a, d; return g(c); }", "f a b c d"),
        ("java", "for (T x : y) { } for (int i = 0; i < n; i++) { }", "x i"),
        ("java", "try (In in = open()) { } catch (E e) { }", "in e"),
        ("java", "run(a -> a + b); run((c, d) -> c); run((int e) -> e);", "a c d e"),
        ("java", "class C<T> { T f; enum E { ONE } record R(int w) { } }", "C T f E ONE R w"),
        ("java", "out: while (true) { break out; }", "out"),
        ("c", "static int f(int a, char *b, int c[3]) { int d, e = 2; return g(a); }", "f a b c d e"),
        ("c", "struct s { int m; }; typedef int t;\n#define N 3\n", "s m t N"),
        ("cpp", "int f(const T& a, int b = 2) { for (auto c : d) { } return g(a); }", "f a b c"),
        ("cpp", "class K { int m; int n() { return m; } }; using A = int;", "K m n A"),
    ],
)
def test_bound_names_are_those_the_code_defines(language, code, names):
    assert bound(code, language) == set(names.split())


def test_the_type_of_a_parameter_is_not_bound():
    assert bound("def f(a: int, *b: str): return int(a)", "python") == {"f", "a", "b"}


@pytest.mark.parametrize(
    ("language", "code", "names"),
    [
        ("python", "def main(self, cls, _): pass", {"main", "self", "cls", "_"}),
        ("java", "static void main(String[] args) { }", {"main"}),
        ("c", "int main(void) { return 0; }", {"main"}),
    ],
)
def test_receivers_and_entry_points_keep_their_names(language, code, names):
    assert not bound(code, language) & names


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("python", "import os\nfrom a import b\nfrom __future__ import annotations\nx = 1"),
        ("java", "package p; import a.B; import static a.B.*; class C { }"),
        ("c", "#include <stdio.h>\nint x;"),
        ("cpp", "#include <string>\nusing std::string;\nint x;"),
    ],
)
def test_imports_are_no_lexemes(language, code):
    texts = set(snippet(code, language).lexemes.texts)
    assert not texts & {"import", "from", "package", "#include", "os", "a", "<stdio.h>", "std", "using"}
    assert texts & {"x", "class"}
