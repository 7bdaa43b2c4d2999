"""Small programs that hypothesis makes up."""

from hypothesis import strategies as st

_NAMES = st.sampled_from(["a", "b", "total", "größe", "rowCount", "MAX_SIZE"])
_CALLED = st.sampled_from(["len", "open", "sum"])
_LITERALS = st.sampled_from(["0", "17", "2.5", '"text"', "'ü'"])


def _expressions(literals):
    def larger(inner):
        return st.one_of(
            st.tuples(inner, st.sampled_from(["+", "*", "<"]), inner).map(lambda x: f"({' '.join(x)})"),
            st.tuples(_CALLED, inner).map(lambda x: f"{x[0]}({x[1]})"),
            st.tuples(inner, _NAMES).map(lambda x: f"{x[0]}.{x[1]}" if x[0].isidentifier() else x[0]),
        )

    return st.recursive(st.one_of(_NAMES, literals), larger, max_leaves=4)


def _blocks(simple, compound):
    """Lists of lines, nested a few levels deep; `compound` makes lines of a list of lines."""
    lines = st.lists(simple, min_size=1, max_size=3)
    return st.recursive(
        lines, lambda inner: st.tuples(lines, compound(inner)).map(lambda x: [*x[0], *x[1]]), max_leaves=4
    )


def _indented(lines):
    return ["    " + line for line in lines]


def python_functions():
    """Text of one Python function."""
    values = _expressions(_LITERALS)
    simple = st.one_of(
        st.tuples(_NAMES, values).map(lambda x: f"{x[0]} = {x[1]}"),
        values.map(lambda value: f"return {value}"),
        st.tuples(_NAMES, values).map(lambda x: f"print({x[1]})  # about {x[0]}"),
        st.just("pass"),
    )

    def compound(inner):
        heads = st.one_of(
            values.map(lambda value: f"if {value}:"),
            st.tuples(_NAMES, values).map(lambda x: f"for {x[0]} in {x[1]}:"),
            _NAMES.map(lambda name: f"def {name}(b, *rest):"),
        )
        return st.tuples(heads, inner).map(lambda x: [x[0], *_indented(x[1])])

    heads = st.tuples(_NAMES, _NAMES).map(lambda x: f"def {x[0]}({x[1]}, other=1):")
    return st.tuples(heads, _blocks(simple, compound)).map(lambda x: "\n".join([x[0], *_indented(x[1])]))


def java_methods():
    """Text of one Java method, without a class around it."""
    values = _expressions(st.sampled_from(["0", "17", "2.5", '"text"', "'ü'"]))
    simple = st.one_of(
        st.tuples(_NAMES, values).map(lambda x: f"int {x[0]} = {x[1]};"),
        st.tuples(_NAMES, values).map(lambda x: f"{x[0]} = {x[1]};"),
        values.map(lambda value: f"return {value};"),
        _NAMES.map(lambda name: f"print({name}); // about {name}"),
    )

    def compound(inner):
        heads = st.one_of(
            values.map(lambda value: f"if ({value}) {{"),
            st.tuples(_NAMES, values).map(lambda x: f"for (Item {x[0]} : {x[1]}) {{"),
            values.map(lambda value: f"while ({value}) {{"),
        )
        return st.tuples(heads, inner).map(lambda x: [x[0], *_indented(x[1]), "}"])

    heads = st.tuples(_NAMES, _NAMES).map(lambda x: f"static int {x[0]}(int {x[1]}, Item... other) {{")
    return st.tuples(heads, _blocks(simple, compound)).map(lambda x: "\n".join([x[0], *_indented(x[1]), "}"]))


def programs():
    """(language, text) of one function in Python or Java."""
    return st.one_of(
        python_functions().map(lambda code: ("python", code)), java_methods().map(lambda code: ("java", code))
    )
