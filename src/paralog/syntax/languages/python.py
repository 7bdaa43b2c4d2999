"""Python, by tree-sitter-python."""

from paralog.core import Language

LANGUAGE = Language(
    name="python",
    extensions=(".py", ".pyi", ".pyw"),
    grammar="tree_sitter_python",
    package="tree-sitter-python",
    units="""
        (function_definition name: (identifier) @name) @function
        (assignment left: (identifier) @name right: (lambda) @lambda)
        (class_definition name: (identifier) @name) @class
    """,
    bindings="""
        (function_definition name: (identifier) @binding)
        (class_definition name: (identifier) @binding)
        (parameters (identifier) @binding)
        (parameters (_ . (identifier) @binding))
        (lambda_parameters (identifier) @binding)
        (lambda_parameters (_ . (identifier) @binding))
        (typed_parameter (list_splat_pattern (identifier) @binding))
        (typed_parameter (dictionary_splat_pattern (identifier) @binding))
        (dictionary_splat_pattern (identifier) @binding)
        (assignment left: (identifier) @binding)
        (augmented_assignment left: (identifier) @binding)
        (pattern_list (identifier) @binding)
        (tuple_pattern (identifier) @binding)
        (list_pattern (identifier) @binding)
        (list_splat_pattern (identifier) @binding)
        (for_statement left: (identifier) @binding)
        (for_in_clause left: (identifier) @binding)
        (named_expression name: (identifier) @binding)
        (as_pattern_target (identifier) @binding)
    """,
    members="""
        ((assignment left: (attribute object: (identifier) @_object attribute: (identifier) @attribute))
            (#any-of? @_object "self" "cls"))
        ((pattern_list (attribute object: (identifier) @_object attribute: (identifier) @attribute))
            (#any-of? @_object "self" "cls"))
        (class_definition body: (block (function_definition name: (identifier) @held))) @holder
        (class_definition body: (block (decorated_definition
            definition: (function_definition name: (identifier) @held)))) @holder
        (class_definition body: (block (expression_statement
            (assignment left: (identifier) @held)))) @holder
        (keyword_argument name: (identifier) @keyword)
    """,
    docs="""
        (function_definition body: (block . (expression_statement . (string) .) @doc))
        (class_definition body: (block . (expression_statement . (string) .) @doc))
        (module . (expression_statement . (string) .) @doc)
    """,
    statements=frozenset(
        """
        assert_statement break_statement class_definition continue_statement delete_statement
        elif_clause else_clause except_clause expression_statement finally_clause for_statement
        function_definition global_statement if_statement match_statement case_clause
        nonlocal_statement pass_statement raise_statement return_statement try_statement
        while_statement with_statement type_alias_statement
        """.split()
    ),
    identifiers=frozenset({"identifier"}),
    strings=frozenset({"string", "string_content"}),
    numbers=frozenset({"integer", "float"}),
    comments=frozenset({"comment", "line_continuation"}),
    interpolations=frozenset({"interpolation"}),
    imports=frozenset({"import_statement", "import_from_statement", "future_import_statement"}),
    definitions=frozenset({"function_definition", "class_definition", "decorated_definition"}),
    constructors=frozenset({"__init__", "__new__", "__post_init__"}),
    has_scripts=True,
    protocol_names=r"__\w+__",
    receivers=frozenset({"self", "cls"}),
    fixed_names=frozenset({"main", "_"}),
    test_names=r"(^|/)(tests?|conftest\.py|test_[^/]*\.py|[^/]*_tests?\.py)(/|$)",
)
