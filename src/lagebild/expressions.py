"""The small language in which data files say how a value is computed.

`date(year, month, day)`, `duration(number * 2, unit)`, `'PRESENT_REF'`: calls of known functions,
names, strings, numbers, `+ - *`, and `a or b`. Python's own parser reads it; everything else than
these forms is refused when the data are loaded, so that nothing in a data file can run code.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from typing import Any

from lagebild.errors import DataError

Lookup = Callable[[str], Any]
Compiled = Callable[[Lookup, Mapping[str, Callable[..., Any]]], Any]

_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
}


def suggest(word: str, known: Collection[str]) -> str:
    """Return ", did you mean X?" for a misspelt name, "" if nothing is close."""
    close = get_close_matches(word, list(known), n=1)
    return f", did you mean {close[0]}?" if close else ""


def compile_expression(
    source: str, names: Collection[str], functions: Collection[str], where: str
) -> Compiled:
    """Return a function that computes `source` from a name lookup and the functions' table.

    Raises DataError, beginning with `where`, for unknown names, functions or forms.
    """
    try:
        tree = ast.parse(source, mode="eval").body
    except SyntaxError as error:
        raise DataError(f"{where}: {source!r} is no expression ({error.msg})") from error
    return _Compiler(frozenset(names), frozenset(functions), where).node(tree)


class _Compiler:
    """Turns checked syntax nodes into closures; one per expression."""

    def __init__(self, names: frozenset[str], functions: frozenset[str], where: str) -> None:
        self.names, self.functions, self.where = names, functions, where

    def node(self, node: ast.expr) -> Compiled:
        match node:
            case ast.Constant(value=str() | int() | float() | None as constant):
                return lambda lookup, functions: constant
            case ast.Name(id=name):
                return self.name(name)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self.call(name, [self.node(arg) for arg in args])
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                inner = self.node(operand)
                return lambda lookup, functions: -inner(lookup, functions)
            case ast.BoolOp(op=ast.Or(), values=values):
                return self.either([self.node(value) for value in values])
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
                return self.binary(_OPERATORS[type(operator)], self.node(left), self.node(right))
        raise DataError(f"{self.where}: {ast.unparse(node)!r} is not allowed in an expression")

    def name(self, name: str) -> Compiled:
        if name not in self.names:
            hint = suggest(name, self.names)
            raise DataError(f"{self.where}: unknown group {name}{hint}")
        return lambda lookup, functions: lookup(name)

    def call(self, name: str, args: list[Compiled]) -> Compiled:
        if name not in self.functions:
            hint = suggest(name, self.functions)
            raise DataError(f"{self.where}: unknown function {name}(){hint}")
        return lambda lookup, functions: functions[name](*(arg(lookup, functions) for arg in args))

    @staticmethod
    def either(options: list[Compiled]) -> Compiled:
        def first(lookup: Lookup, functions: Mapping[str, Callable[..., Any]]) -> Any:
            values = (option(lookup, functions) for option in options)
            return next((value for value in values if value is not None), None)

        return first

    @staticmethod
    def binary(operator: Callable[[Any, Any], Any], left: Compiled, right: Compiled) -> Compiled:
        return lambda lookup, functions: operator(left(lookup, functions), right(lookup, functions))
