"""Edits of Python."""

from __future__ import annotations

from paralog.datasets.edits.table import Table

TABLE = Table(
    inert="""
        (import_statement) @inert
        (import_from_statement) @inert
        (decorator) @inert
        (type) @inert
        (raise_statement) @inert
        (assert_statement) @inert
        (expression_statement . (string) .) @inert
        (format_specifier) @inert
        (if_statement condition: (comparison_operator (identifier) @_main) (#eq? @_main "__name__")) @inert
        (call function: (attribute object: (identifier) @_log) (#match? @_log "^_?log(ger|ging)?$")) @inert
        (call function: (identifier) @_ends (#match? @_ends "^(exit|quit|print_exc)$")) @inert
        (binary_operator (list) operator: "*" right: (_) @inert)
    """,
    functions="(function_definition) @function",
    loops="(for_statement body: (block) @body) (while_statement body: (block) @body)",
    operators="""
        (binary_operator left: (_) @left operator: _ @operator right: (_) @right)
        (boolean_operator left: (_) @left operator: _ @operator right: (_) @right)
    """,
    operator_swaps={
        "+": ("-", "*"),
        "-": ("+",),
        "*": ("+",),
        "/": ("*", "-"),
        "//": ("%", "*"),
        "%": ("//", "*"),
        "**": ("*",),
        "<<": (">>",),
        ">>": ("<<",),
        "&": ("|", "^"),
        "|": ("&",),
        "^": ("&", "|"),
        "and": ("or",),
        "or": ("and",),
    },
    ordered=frozenset({"-", "/", "//", "%", "**", "<<", ">>", "<", "<=", ">", ">="}),
    comparisons="(comparison_operator . (_) @left operators: _ @operator . (_) @right .)",
    comparison_swaps={
        "<": ("<=", ">", ">="),
        "<=": ("<", ">=", ">"),
        ">": (">=", "<", "<="),
        ">=": (">", "<=", "<"),
        "==": ("!=",),
        "!=": ("==",),
        "in": ("not in",),
        "not in": ("in",),
        "is": ("is not",),
        "is not": ("is",),
    },
    opposites={
        "<": ">=",
        "<=": ">",
        ">": "<=",
        ">=": "<",
        "==": "!=",
        "!=": "==",
        "in": "not in",
        "not in": "in",
        "is": "is not",
        "is not": "is",
    },
    bounds="""
        (call function: (identifier) @_range (#eq? @_range "range") arguments: (argument_list . (_) @stop .))
        (call function: (identifier) @_range (#eq? @_range "range")
            arguments: (argument_list . (_) . (_) @bound))
        (slice ":" . (_) @bound)
    """,
    numbers="(integer) @number",
    words="""
        (true) @word (false) @word
        (attribute object: (identifier) @_module (#eq? @_module "math") attribute: (identifier) @word)
    """,
    word_swaps={"True": ("False",), "False": ("True",), "pi": ("e",), "inf": ("pi",)},
    conditions="""
        (if_statement condition: (_) @condition)
        (elif_clause condition: (_) @condition)
        (if_clause (_) @condition)
        (conditional_expression (_) . "if" . (_) @condition)
    """,
    negation="not {}",
    negations=frozenset({"not_operator"}),
    branches="""
        (if_statement consequence: (_) @then . alternative: (else_clause body: (_) @else)) @choice
        (conditional_expression . (_) @then "if" (_) "else" . (_) @else .) @choice
    """,
    calls="""
        (call function: (identifier) @callee arguments: (argument_list) @arguments)
        (call function: (attribute object: (_) @receiver attribute: (identifier) @callee)
            arguments: (argument_list) @arguments)
    """,
    orderless=frozenset(
        """
        min max gcd lcm hypot isclose isinstance issubclass hasattr getattr setattr open map filter reduce
        enumerate sorted round int format replace sub match search setdefault gather chain fromkeys print
        """.split()
    ),
    callee_swaps={
        "min": ("max",),
        "max": ("min",),
        "any": ("all",),
        "all": ("any",),
        "sum": ("max", "min"),
        "floor": ("ceil",),
        "ceil": ("floor",),
        "sin": ("cos",),
        "cos": ("sin",),
        "appendleft": ("append",),
        "popleft": ("pop",),
        "lstrip": ("rstrip",),
        "rstrip": ("lstrip",),
        "startswith": ("endswith",),
        "endswith": ("startswith",),
        "find": ("rfind",),
        "rfind": ("find",),
        "upper": ("lower",),
        "lower": ("upper",),
        "union": ("intersection",),
        "intersection": ("union",),
        "difference": ("union",),
        "keys": ("values",),
        "values": ("keys",),
        "bisect_left": ("bisect_right",),
        "bisect_right": ("bisect_left",),
        "add": ("discard",),
        "nlargest": ("nsmallest",),
        "nsmallest": ("nlargest",),
        "combinations": ("permutations",),
        "permutations": ("combinations",),
    },
    templates={
        "append": ("insert(0, {})",),
        "sorted": ("sorted({}, reverse=True)",),
        "abs": ("({})",),
        "reversed": ("({})",),
        "set": ("list({})",),
        "pop": ("pop()",),
        "len": ("(len({}) - 1)",),
    },
    updates="""
        (expression_statement
            (augmented_assignment left: (_) @left operator: _ @operator right: (_) @right))
    """,
    update_swaps={
        "+=": ("-=", "="),
        "-=": ("+=", "="),
        "*=": ("+=",),
        "/=": ("*=",),
        "//=": ("%=", "-="),
        "%=": ("//=",),
        "<<=": (">>=",),
        ">>=": ("<<=",),
        "&=": ("|=",),
        "|=": ("&=",),
        "^=": ("|=",),
        "**=": ("*=",),
    },
    droppable="""
        (expression_statement (assignment left: (identifier) @target)) @statement
        (expression_statement (assignment left: (subscript))) @statement
        (expression_statement (augmented_assignment left: (_))) @statement
        (expression_statement (call function: (attribute attribute: (identifier) @mutator))) @statement
        (break_statement) @statement @exit
        (continue_statement) @statement @exit
        (return_statement) @statement @exit
    """,
    mutators=frozenset(
        """
        append appendleft add extend insert remove discard pop popleft clear update reverse sort push put
        setdefault heappush
        """.split()
    ),
    blocks=frozenset({"block", "module"}),
    unsaid=frozenset({"comment"}),
    returns=frozenset({"return_statement"}),
    conditionals=frozenset({"if_statement"}),
    variables="""
        (assignment left: (identifier) @name right: (_) @value)
        (parameters (identifier) @name)
        (for_statement left: (identifier) @name)
        (typed_parameter . (identifier) @name type: (type) @type)
    """,
    results="(return_statement (_) @result)",
    names=frozenset({"identifier"}),
    kinds={
        "/": "number",
        "//": "number",
        "**": "number",
        "<<": "number",
        ">>": "number",
        "integer": "number",
        "float": "number",
        "true": "truth",
        "false": "truth",
        "comparison_operator": "truth",
        "not_operator": "truth",
        "string": "text",
        "concatenated_string": "text",
        "list": "list",
        "list_comprehension": "list",
        "dictionary": "dict",
        "dictionary_comprehension": "dict",
        "set": "set",
        "set_comprehension": "set",
        "tuple": "tuple",
        "int": "number",
        "len": "number",
        "sum": "number",
        "abs": "number",
        "round": "number",
        "ord": "number",
        "pow": "number",
        "any": "truth",
        "all": "truth",
        "bool": "truth",
        "isinstance": "truth",
        "str": "text",
        "input": "text",
        "join": "text",
        "sorted": "list",
        "split": "list",
    },
    wrappers=frozenset({"boolean_operator", "parenthesized_expression"}),
    simple=frozenset(
        "identifier call attribute subscript integer float parenthesized_expression true false none".split()
    ),
    literals=frozenset(
        """
        string concatenated_string list dictionary set lambda true false none keyword_argument list_splat
        dictionary_splat list_comprehension generator_expression tuple comment
        """.split()
    ),
    indented=True,
    nested="""
        (for_statement body: (block) @block) @whole
        (while_statement body: (block) @block) @whole
        (if_statement consequence: (block) @block) @whole
    """,
    jumps=frozenset({"break_statement", "continue_statement"}),
)
