from paralog.datasets.rewrites.java.program import Program, is_member


def named(program, text, nth=0):
    return [node for node in program.nodes("identifier") if program.text(node) == text][nth]


def test_code_that_does_not_parse_is_none():
    assert Program.read("class {") is None


def test_variables_are_known_where_they_mean_something(program):
    known = program("{ int k = 1; g(k); } for (long k = 2; k < n; k++) { } g(k);")
    assert known.variable(named(known, "k", 1)).type == "int"
    assert known.variable(named(known, "k", 3)).type == "long"
    assert known.variable(named(known, "k", 5)) is None
    assert known.variable(named(known, "n", 1)).type == "int"


def test_what_is_uncertain_is_no_variable(program):
    known = program(
        "int x[] = a; var y = 1; g(x, y, z -> z); switch (n) { case 1: long w = 1; case 2: w = 3; }"
    )
    assert all(known.variable(named(known, name, 1)) is None for name in "xyz")
    assert known.variable(named(known, "w", 1)).type == "long"


def test_a_field_of_an_inner_class_hides_a_variable(program):
    known = program("int k = 1; new A() { int k = 2; int h() { return k; } };")
    assert known.variable(named(known, "k", 2)) is None


def test_members_are_no_variables(program):
    known = program("o.n = 1; n(); g(A::n); n: while (p) break n; g(n::h);")
    found = [is_member(node) for node in known.nodes("identifier") if known.text(node) == "n"]
    assert found == [False, True, True, True, True, True, False]


def test_names_and_what_is_written(program):
    known = program("int k = n; k += 1; a[0] = 2; o.x++;")
    block = next(known.nodes("block"))
    assert known.written(block) == {"k", "a[0]", "o.x"}
    assert known.names(block) == {"k", "n", "a", "o", "x"}


def test_fresh_names_are_new_in_their_method(program):
    known = program("int value = 1;")
    block = next(known.nodes("block"))
    assert [known.fresh("value", block), known.fresh("value", block), known.fresh("at", block)] == [
        "value2",
        "value3",
        "at",
    ]


def test_errors_may_be_survived_where_something_catches_them(program):
    assert program("try { g(); } finally { h(); }").survives
    assert not program("g();").survives
