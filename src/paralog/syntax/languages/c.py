"""C, by tree-sitter-c; C++ builds on this table."""

from paralog.core import Language

LANGUAGE = Language(
    name="c",
    extensions=(".c", ".h"),
    grammar="tree_sitter_c",
    package="tree-sitter-c",
    units="""
        (function_definition declarator: (function_declarator declarator: (identifier) @name)) @function
        (function_definition declarator: (pointer_declarator
            declarator: (function_declarator declarator: (identifier) @name))) @function
        (struct_specifier name: (type_identifier) @name body: (_)) @class
    """,
    bindings="""
        (function_declarator declarator: (identifier) @binding)
        (init_declarator declarator: (identifier) @binding)
        (array_declarator declarator: (identifier) @binding)
        (pointer_declarator declarator: (identifier) @binding)
        (declaration declarator: (identifier) @binding)
        (parameter_declaration declarator: (identifier) @binding)
        (struct_specifier name: (type_identifier) @binding body: (_))
        (type_definition declarator: (type_identifier) @binding)
        (field_declaration declarator: (field_identifier) @binding)
        (field_declaration declarator: (_ declarator: (field_identifier) @binding))
        (preproc_def name: (identifier) @binding)
        (preproc_function_def name: (identifier) @binding)
        (preproc_params (identifier) @binding)
    """,
    members="""
        (field_declaration_list (field_declaration declarator: (field_identifier) @held)) @holder
        (field_declaration_list (field_declaration
            declarator: (_ declarator: (field_identifier) @held))) @holder
    """,
    doc_prefix="/**",
    statements=frozenset(
        """
        break_statement case_statement continue_statement declaration do_statement else_clause
        expression_statement field_declaration for_statement function_definition goto_statement
        if_statement labeled_statement preproc_def preproc_function_def return_statement
        struct_specifier switch_statement type_definition while_statement
        """.split()
    ),
    identifiers=frozenset({"identifier", "type_identifier", "field_identifier", "statement_identifier"}),
    strings=frozenset({"string_literal", "char_literal", "system_lib_string"}),
    numbers=frozenset({"number_literal"}),
    comments=frozenset({"comment"}),
    imports=frozenset({"preproc_include"}),
    selectors=frozenset({".", "->"}),
    fixed_names=frozenset({"main"}),
    test_names=r"(^|/)(tests?)(/|$)",
)
