"""What has to be known of a language to change what its programs do: a frozen value, no code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Swaps = Mapping[str, tuple[str, ...]]
"""What may stand for a word or an operator."""


@dataclass(frozen=True, slots=True)
class Table:
    """The places of a language where an edit changes behaviour; one data file each.

    Strings that are no words are tree-sitter queries; "" where the language has no such thing.
    Kinds of values are words: "number", "truth", "text", "list", or the name of a declared type.

    Attributes:
        inert: captures, as `@inert`, code inside which no edit is made: documentation, imports,
            annotations, what is logged or thrown.
        functions: captures each `@function`, with its declared `@type` where the language has one.
        loops: captures the `@body` of each loop.
        operators: captures `@left`, `@operator` and `@right` of arithmetic and logic.
        operator_swaps: what may stand for each operator.
        ordered: operators whose operands cannot be swapped freely.
        comparisons: captures `@left`, `@operator` and `@right`.
        comparison_swaps: what may stand for each comparison.
        opposites: the comparison that holds where another does not.
        bounds: captures the `@bound` where counting ends, or the `@stop` of a range that has nothing else.
        numbers: captures each whole number that is written down as `@number`.
        words: captures each word with a counterpart, such as `True`, as `@word`.
        word_swaps: counterparts of these words.
        conditions: captures the `@condition` that decides between branches.
        negation: how a condition is negated, with `{}` for it; `negations` are the kinds of node that
            already negate, with their operand last.
        branches: captures the `@then` and the `@else` of a whole `@choice`.
        calls: captures the `@callee` and the `@arguments` of each call, and its `@receiver` if any.
        orderless: functions whose arguments can be swapped without effect, or not at all.
        callee_swaps: what may be called in place of a function.
        templates: how a call with one argument may be written otherwise, with `{}` for the argument.
        receivers: kinds of value that the receiver of a template's function must have.
        updates: captures `@operator` and `@right` of a statement that updates its `@left`.
        update_swaps: what may stand for each updating operator.
        droppable: captures each `@statement` that may be missing: with the `@target` that it gives a
            new value, with the `@mutator` that it calls, or as an `@exit` from a loop or function.
        mutators: functions whose call changes its receiver.
        nested: captures each `@whole` loop or choice with the `@block` at its end, in a language whose layout
            tells blocks apart.
        jumps: kinds of statement that may stand in a loop only.
        blocks: kinds of node that hold statements.
        cases: those of them that a `break` leaves for the end of a choice; without it the next follows.
        unsaid: kinds of node among statements that are none.
        returns: kinds of statement that end a function.
        conditionals: kinds of node that do something under a condition; one whose only statement is dropped
            goes with it, unless it has an `else`.
        variables: captures the `@name` of each variable with its declared `@type` or its first `@value`.
        scopes: kinds of node beyond which what is declared in them means nothing; none where a variable is
            known in all of its function.
        results: captures the `@result` that a function returns.
        names: kinds of node that are names of variables.
        kinds: kinds of value by kind of node, by declared type, by operator and by called function.
        wrappers: kinds of node that may stand between a comparison and the branch that it decides.
        simple: kinds of node that need no parentheses.
        literals: kinds of node that are no argument worth swapping.
        indented: whether layout tells blocks apart.
        typed: whether a value of one kind cannot stand for one of another.
    """

    functions: str
    loops: str
    operators: str
    operator_swaps: Swaps
    ordered: frozenset[str]
    comparisons: str
    comparison_swaps: Swaps
    opposites: Mapping[str, str]
    bounds: str
    numbers: str
    words: str
    word_swaps: Swaps
    conditions: str
    negation: str
    negations: frozenset[str]
    branches: str
    calls: str
    orderless: frozenset[str]
    callee_swaps: Swaps
    templates: Swaps
    updates: str
    update_swaps: Swaps
    droppable: str
    mutators: frozenset[str]
    blocks: frozenset[str]
    unsaid: frozenset[str]
    returns: frozenset[str]
    conditionals: frozenset[str]
    variables: str
    results: str
    names: frozenset[str]
    kinds: Mapping[str, str]
    wrappers: frozenset[str]
    simple: frozenset[str]
    literals: frozenset[str]
    inert: str = ""
    nested: str = ""
    jumps: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    indented: bool = False
    typed: bool = False
    scopes: frozenset[str] = frozenset()
    receivers: Mapping[str, frozenset[str]] = field(default_factory=dict)
