"""Statements as plain lists and numbers, to be kept as JSON and read back for the next edition."""

from collections.abc import Iterable, Mapping
from math import inf
from typing import Any

from industry_analysis.disclosure.statements import Cell, Statement


def records(statements: Iterable[Statement]) -> list[dict[str, Any]]:
    """Give statements in a form that JSON can hold; it has no infinity."""
    return [
        {
            "parts": [[one.variable, list(map(list, one.where)), f] for one, f in said.parts],
            "low": None if said.low == -inf else said.low,
            "high": None if said.high == inf else said.high,
            "source": said.source,
        }
        for said in statements
    ]


def from_records(kept: Iterable[Mapping[str, Any]]) -> list[Statement]:
    """Read statements back, as from `records`."""
    return [_statement(one) for one in kept]


def _statement(plain: Mapping[str, Any]) -> Statement:
    parts = tuple(
        (Cell(variable, tuple((d, c) for d, c in where)), factor)
        for variable, where, factor in plain["parts"]
    )
    low = -inf if plain["low"] is None else plain["low"]
    high = inf if plain["high"] is None else plain["high"]
    return Statement(parts, low, high, plain["source"])
