"""Edits of Java."""

from __future__ import annotations

from paralog.datasets.edits.table import Table

TABLE = Table(
    inert="""
        (import_declaration) @inert
        (package_declaration) @inert
        (annotation) @inert
        (throw_statement) @inert
        (assert_statement) @inert
        (switch_label) @inert
        (dimensions_expr) @inert
        (object_creation_expression type: (_) @_type
            arguments: (argument_list (decimal_integer_literal)) @inert
            (#match? @_type "(List|Map|Set|Deque|Queue|Stack|Vector|Builder|Buffer)(<.*>)?$"))
        (method_invocation object: (identifier) @_log (#match? @_log "^([Ll]og|LOG)(ger|GER)?$")) @inert
        (method_invocation object: (field_access) @_err (#eq? @_err "System.err")) @inert
        (method_invocation name: (identifier) @_ends (#match? @_ends "^(printStackTrace|exit)$")) @inert
    """,
    functions="""
        (method_declaration type: (_) @type) @function
        (constructor_declaration) @function
        (lambda_expression) @function
    """,
    loops="""
        (for_statement body: (_) @body)
        (enhanced_for_statement body: (_) @body)
        (while_statement body: (_) @body)
        (do_statement body: (_) @body)
    """,
    operators="(binary_expression left: (_) @left operator: _ @operator right: (_) @right)",
    operator_swaps={
        "+": ("-", "*"),
        "-": ("+",),
        "*": ("+", "-"),
        "/": ("*", "%"),
        "%": ("/", "*"),
        "<<": (">>",),
        ">>": ("<<",),
        ">>>": ("<<",),
        "&": ("|", "^"),
        "|": ("&",),
        "^": ("&", "|"),
        "&&": ("||",),
        "||": ("&&",),
    },
    ordered=frozenset({"-", "/", "%", "<<", ">>", ">>>", "<", "<=", ">", ">="}),
    comparisons="(binary_expression left: (_) @left operator: _ @operator right: (_) @right)",
    comparison_swaps={
        "<": ("<=", ">", ">="),
        "<=": ("<", ">=", ">"),
        ">": (">=", "<", "<="),
        ">=": (">", "<=", "<"),
        "==": ("!=",),
        "!=": ("==",),
    },
    opposites={"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="},
    bounds="""
        (for_statement condition: (binary_expression operator: ["<" "<=" ">" ">="] right: (_) @bound))
        (method_invocation name: (identifier) @_cut (#any-of? @_cut "substring" "subList" "copyOfRange")
            arguments: (argument_list (_) . (_) @bound .))
    """,
    numbers="(decimal_integer_literal) @number",
    words="""
        (true) @word
        (false) @word
        (field_access field: (identifier) @word)
    """,
    word_swaps={
        "true": ("false",),
        "false": ("true",),
        "MAX_VALUE": ("MIN_VALUE",),
        "MIN_VALUE": ("MAX_VALUE",),
        "PI": ("E",),
        "ONE": ("ZERO",),
        "ZERO": ("ONE",),
    },
    conditions="""
        (if_statement condition: (parenthesized_expression (_) @condition))
        (ternary_expression condition: (_) @condition)
    """,
    negation="!{}",
    negations=frozenset(),
    branches="""
        (if_statement consequence: (_) @then alternative: (block) @else) @choice
        (ternary_expression consequence: (_) @then alternative: (_) @else) @choice
    """,
    calls="""
        (method_invocation !object name: (identifier) @callee arguments: (argument_list) @arguments)
        (method_invocation object: (_) @receiver name: (identifier) @callee
            arguments: (argument_list) @arguments)
        (object_creation_expression type: (type_identifier) @callee arguments: (argument_list) @arguments)
    """,
    orderless=frozenset("min max hypot gcd lcm addExact multiplyExact println print equals".split()),
    callee_swaps={
        "min": ("max",),
        "max": ("min",),
        "floor": ("ceil",),
        "ceil": ("floor",),
        "sin": ("cos",),
        "cos": ("sin",),
        "addFirst": ("addLast",),
        "addLast": ("addFirst",),
        "offerFirst": ("offerLast",),
        "offerLast": ("offerFirst",),
        "pollFirst": ("pollLast",),
        "pollLast": ("pollFirst",),
        "removeFirst": ("removeLast",),
        "removeLast": ("removeFirst",),
        "peekFirst": ("peekLast",),
        "peekLast": ("peekFirst",),
        "getFirst": ("getLast",),
        "getLast": ("getFirst",),
        "firstKey": ("lastKey",),
        "lastKey": ("firstKey",),
        "firstEntry": ("lastEntry",),
        "lastEntry": ("firstEntry",),
        "floorKey": ("ceilingKey",),
        "ceilingKey": ("floorKey",),
        "startsWith": ("endsWith",),
        "endsWith": ("startsWith",),
        "indexOf": ("lastIndexOf",),
        "lastIndexOf": ("indexOf",),
        "toUpperCase": ("toLowerCase",),
        "toLowerCase": ("toUpperCase",),
        "anyMatch": ("allMatch", "noneMatch"),
        "allMatch": ("anyMatch",),
        "noneMatch": ("anyMatch",),
        "isUpperCase": ("isLowerCase",),
        "isLowerCase": ("isUpperCase",),
        "isDigit": ("isLetter",),
        "isLetter": ("isDigit",),
        "keySet": ("values",),
        "addAll": ("removeAll",),
        "retainAll": ("removeAll",),
        "removeAll": ("retainAll",),
        "union": ("intersection",),
        "and": ("or",),
        "or": ("and",),
    },
    templates={"add": ("add(0, {})",), "append": ("insert(0, {})",)},
    receivers={
        "add": frozenset({"List", "ArrayList", "LinkedList"}),
        "append": frozenset({"StringBuilder", "StringBuffer"}),
    },
    updates="""
        (expression_statement
            (assignment_expression left: (_) @left operator: _ @operator right: (_) @right))
        (expression_statement (update_expression . (_) @left . _ @operator .) @right)
    """,
    update_swaps={
        "+=": ("-=", "="),
        "-=": ("+=", "="),
        "*=": ("+=",),
        "/=": ("*=",),
        "%=": ("/=",),
        "<<=": (">>=",),
        ">>=": ("<<=",),
        "&=": ("|=",),
        "|=": ("&=",),
        "^=": ("|=",),
        "++": ("--",),
        "--": ("++",),
    },
    droppable="""
        (expression_statement (assignment_expression left: (identifier) @target)) @statement
        (expression_statement (assignment_expression left: (array_access))) @statement
        (expression_statement (update_expression (identifier) @target)) @statement
        (expression_statement (update_expression (array_access))) @statement
        (expression_statement (method_invocation object: (_) name: (identifier) @mutator)) @statement
        (break_statement) @statement @exit
        (continue_statement) @statement @exit
        (return_statement) @statement @exit
    """,
    mutators=frozenset(
        """
        add addAll addFirst addLast append insert put push pop poll offer remove removeAll clear set reverse
        sort merge setCharAt deleteCharAt
        """.split()
    ),
    blocks=frozenset({"block", "switch_block_statement_group", "program"}),
    unsaid=frozenset({"line_comment", "block_comment", "switch_label"}),
    returns=frozenset({"return_statement"}),
    cases=frozenset({"switch_block_statement_group"}),
    conditionals=frozenset({"if_statement"}),
    variables="""
        (local_variable_declaration type: (_) @type
            declarator: (variable_declarator name: (identifier) @name))
        (formal_parameter type: (_) @type name: (identifier) @name)
        (enhanced_for_statement type: (_) @type name: (identifier) @name)
    """,
    scopes=frozenset(
        """
        block for_statement enhanced_for_statement method_declaration constructor_declaration
        lambda_expression switch_block try_with_resources_statement
        """.split()
    ),
    results="(return_statement (_) @result)",
    names=frozenset({"identifier"}),
    kinds={
        "decimal_integer_literal": "number",
        "decimal_floating_point_literal": "number",
        "hex_integer_literal": "number",
        "int": "number",
        "long": "number",
        "double": "number",
        "float": "number",
        "boolean": "truth",
        "true": "truth",
        "false": "truth",
        "instanceof_expression": "truth",
        "String": "text",
        "string_literal": "text",
        "==": "truth",
        "!=": "truth",
        "<": "truth",
        "<=": "truth",
        ">": "truth",
        ">=": "truth",
        "&&": "truth",
        "||": "truth",
        "!": "truth",
        "length": "number",
        "size": "number",
        "indexOf": "number",
        "abs": "number",
        "parseInt": "number",
        "isEmpty": "truth",
        "contains": "truth",
        "containsKey": "truth",
        "equals": "truth",
        "startsWith": "truth",
        "substring": "text",
        "toString": "text",
        "valueOf": "text",
    },
    wrappers=frozenset({"binary_expression", "parenthesized_expression"}),
    simple=frozenset(
        """
        identifier method_invocation array_access field_access decimal_integer_literal
        parenthesized_expression true false
        """.split()
    ),
    literals=frozenset(
        """
        string_literal character_literal lambda_expression method_reference true false null_literal
        class_literal line_comment block_comment
        """.split()
    ),
    typed=True,
)
