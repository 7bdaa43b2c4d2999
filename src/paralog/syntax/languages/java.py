"""Java, by tree-sitter-java."""

from paralog.core import Language

LANGUAGE = Language(
    name="java",
    extensions=(".java",),
    grammar="tree_sitter_java",
    package="tree-sitter-java",
    units="""
        (method_declaration name: (identifier) @name body: (block)) @method
        (constructor_declaration name: (identifier) @name) @constructor
        (compact_constructor_declaration name: (identifier) @name) @constructor
        (variable_declarator name: (identifier) @name value: (lambda_expression) @lambda)
        (class_declaration name: (identifier) @name) @class
        (interface_declaration name: (identifier) @name) @class
        (enum_declaration name: (identifier) @name) @class
        (record_declaration name: (identifier) @name) @class
        (annotation_type_declaration name: (identifier) @name) @class
    """,
    bindings="""
        (method_declaration name: (identifier) @binding)
        (constructor_declaration name: (identifier) @binding)
        (class_declaration name: (identifier) @binding)
        (interface_declaration name: (identifier) @binding)
        (enum_declaration name: (identifier) @binding)
        (enum_constant name: (identifier) @binding)
        (record_declaration name: (identifier) @binding)
        (variable_declarator name: (identifier) @binding)
        (formal_parameter name: (identifier) @binding)
        (spread_parameter (variable_declarator name: (identifier) @binding))
        (enhanced_for_statement name: (identifier) @binding)
        (catch_formal_parameter name: (identifier) @binding)
        (resource name: (identifier) @binding)
        (inferred_parameters (identifier) @binding)
        (lambda_expression parameters: (identifier) @binding)
        (type_parameter (type_identifier) @binding)
        (labeled_statement . (identifier) @binding)
    """,
    members="""
        (assignment_expression left: (field_access object: (this) field: (identifier) @attribute))
        (class_body (method_declaration name: (identifier) @held)) @holder
        (class_body (field_declaration declarator: (variable_declarator name: (identifier) @held))) @holder
        (interface_body (method_declaration name: (identifier) @held)) @holder
        (enum_body (enum_constant name: (identifier) @held)) @holder
        (enum_body (enum_body_declarations (method_declaration name: (identifier) @held))) @holder
        (enum_body (enum_body_declarations (field_declaration
            declarator: (variable_declarator name: (identifier) @held)))) @holder
        (record_declaration parameters: (formal_parameters
            (formal_parameter name: (identifier) @held)) @holder)
    """,
    doc_prefix="/**",
    statements=frozenset(
        """
        assert_statement break_statement class_declaration constructor_declaration
        compact_constructor_declaration continue_statement do_statement enhanced_for_statement
        enum_declaration explicit_constructor_invocation expression_statement field_declaration
        for_statement if_statement interface_declaration labeled_statement
        local_variable_declaration method_declaration record_declaration return_statement
        switch_expression switch_block_statement_group switch_rule synchronized_statement
        throw_statement try_statement try_with_resources_statement catch_clause finally_clause
        while_statement yield_statement
        """.split()
    ),
    identifiers=frozenset({"identifier", "type_identifier"}),
    strings=frozenset({"string_literal", "character_literal", "string_fragment"}),
    numbers=frozenset(
        """
        decimal_integer_literal hex_integer_literal octal_integer_literal binary_integer_literal
        decimal_floating_point_literal hex_floating_point_literal
        """.split()
    ),
    comments=frozenset({"line_comment", "block_comment", "annotation", "marker_annotation"}),
    interpolations=frozenset({"string_interpolation"}),
    imports=frozenset({"import_declaration", "package_declaration"}),
    wrapper="class _ {{\n{}\n}}",
    protocol_names=r"equals|hashCode|toString|compareTo|clone|finalize|readObject|writeObject",
    selectors=frozenset({".", "::"}),
    receivers=frozenset({"this"}),
    fixed_names=frozenset({"main"}),
    test_names=r"(^|/)(tests?|src/test|[^/]*Tests?\.java|[^/]*IT\.java|Test[A-Z][^/]*\.java)(/|$)",
)
