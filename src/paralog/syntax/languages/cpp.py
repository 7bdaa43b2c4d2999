"""C++, by tree-sitter-cpp: C and what C++ adds to it."""

from dataclasses import replace

from paralog.syntax.languages.c import LANGUAGE as C

LANGUAGE = replace(
    C,
    name="cpp",
    extensions=(".cc", ".cpp", ".cxx", ".hpp", ".hh", ".hxx"),
    grammar="tree_sitter_cpp",
    package="tree-sitter-cpp",
    units="""
        (function_definition declarator: (function_declarator
            declarator: [(identifier) (field_identifier) (qualified_identifier) (operator_name)
                         (destructor_name)] @name)) @function
        (function_definition declarator: (_ (function_declarator
            declarator: [(identifier) (field_identifier) (qualified_identifier)
                         (operator_name)] @name))) @function
        (init_declarator declarator: (identifier) @name value: (lambda_expression) @lambda)
        (class_specifier name: (type_identifier) @name body: (_)) @class
        (struct_specifier name: (type_identifier) @name body: (_)) @class
        (namespace_definition name: (_) @name) @class
    """,
    bindings=C.bindings
    + """
        (reference_declarator (identifier) @binding)
        (for_range_loop declarator: (identifier) @binding)
        (class_specifier name: (type_identifier) @binding body: (_))
        (function_declarator declarator: (field_identifier) @binding)
        (alias_declaration name: (type_identifier) @binding)
        (optional_parameter_declaration declarator: (identifier) @binding)
    """,
    members=C.members
    + """
        (assignment_expression left: (field_expression argument: (this) field: (field_identifier) @attribute))
        (field_declaration_list (function_definition
            declarator: (function_declarator declarator: (field_identifier) @held))) @holder
    """,
    statements=C.statements
    | {
        "alias_declaration",
        "catch_clause",
        "class_specifier",
        "for_range_loop",
        "throw_statement",
        "try_statement",
    },
    identifiers=C.identifiers | {"namespace_identifier"},
    strings=C.strings | {"raw_string_literal"},
    imports=C.imports | {"using_declaration"},
    selectors=C.selectors | {"::"},
    receivers=frozenset({"this"}),
)
