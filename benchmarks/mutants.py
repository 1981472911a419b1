"""Which small changes of the sources are tried, and how one is put in place of a loaded module.

A mutant is the source of one module with one change. The changes are those of cosmic-ray's
operators that a slip of the pen could make, and two of ours, for what cosmic-ray does not know:
a dropped term, and a method taken for its opposite (``.sub`` for ``.add``), as formulas on whole
tables are written. The trap: cosmic-ray would also write ``>>`` for ``*``, which numbers with
decimals refuse, and so count an easy kill; only changes that give another number are listed.
"""

import ast
import copy
import inspect
import sys
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.operators.operator import Operator
from cosmic_ray.operators.provider import OperatorProvider
from parso.tree import NodeOrLeaf

BINARY = """Add_Sub Add_Mul Sub_Add Sub_Mul Mul_Div Mul_Add Div_Mul Div_Sub Pow_Mul Pow_Div
    FloorDiv_Mul Mod_Mul BitOr_BitAnd BitAnd_BitOr"""
COMPARISON = """Eq_NotEq NotEq_Eq Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt
    Is_IsNot IsNot_Is"""
UNARY = "Delete_USub Delete_Invert Delete_Not"
OTHER = """AddNot ReplaceTrueWithFalse ReplaceFalseWithTrue ReplaceAndWithOr ReplaceOrWithAnd
    ReplaceBreakWithContinue ReplaceContinueWithBreak ExceptionReplacer NumberReplacer
    ZeroIterationForLoop"""
NAMES = [
    *(f"ReplaceBinaryOperator_{pair}" for pair in BINARY.split()),
    *(f"ReplaceComparisonOperator_{pair}" for pair in COMPARISON.split()),
    *(f"ReplaceUnaryOperator_{pair}" for pair in UNARY.split()),
    *OTHER.split(),
]
SUMS = {"arith_expr", "term", "expr", "and_expr", "and_test", "or_test"}
PAIRS = """add-sub mul-div gt-ge lt-le eq-ne min-max any-all idxmin-idxmax argmin-argmax sum-mean
    log-log2 sqrt-square floor-ceil isna-notna minimum-maximum where-mask head-tail
    union-intersection std-var"""
TWO_WAYS = [pair.split("-") for pair in PAIRS.split()]
OPPOSITE = {one: two for pair in TWO_WAYS for one, two in (pair, pair[::-1])} | {"abs": "copy"}


class DropTerm(Operator):
    """``a + b`` becomes ``a``, and ``b``; so for ``- * / & |``, ``and`` and ``or``."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[tuple]:
        """One for every term, but the first of a quotient."""
        if node.type in SUMS:
            for number in range(0, len(node.children), 2):
                if number or node.children[1].value not in ("/", "//", "%"):
                    yield node.children[number].start_pos, node.children[number].end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        """Drop the term and its operator; of a first ``a - b`` the minus stays."""
        places = [at for at, _ in self.mutation_positions(node)]
        [at] = [n for n, term in enumerate(node.children) if term.start_pos == places[index]]
        first = 1 if node.children[1].value == "-" else 2
        del node.children[slice(0, first) if at == 0 else slice(at - 1, at + 1)]
        return node

    @classmethod
    def examples(cls) -> tuple:
        """None."""
        return ()


class SwapMethod(Operator):
    """A method or function is taken for its opposite."""

    def mutation_positions(self, node: NodeOrLeaf) -> Iterator[tuple]:
        """One for every call of a name that has an opposite."""
        if node.type == "name" and node.value in OPPOSITE and node.get_next_leaf() == "(":
            before = node.get_previous_leaf()
            of_numpy = before == "." and before.get_previous_leaf() == "np"
            if not (of_numpy and node.value in ("where", "add")):
                yield node.start_pos, node.end_pos

    def mutate(self, node: NodeOrLeaf, index: int) -> NodeOrLeaf:
        """Take the opposite."""
        node.value = OPPOSITE[node.value]
        return node

    @classmethod
    def examples(cls) -> tuple:
        """None."""
        return ()


@dataclass(frozen=True)
class Mutant:
    """One changed source: where, by what, the lines before and after, and what it stands in."""

    path: Path
    line: int
    operator: str
    before: str
    after: str
    source: str
    lines: range  # of the statement
    at_import: bool
    names: tuple[str, ...]  # what the statement defines, where that happens at import


def mutants(path: Path) -> list[Mutant]:
    """Give all mutants of a module that can change what it does."""
    source = path.read_text(encoding="utf-8")
    tree, silent = ast.parse(source), set(_without_effect(ast.parse(source)))
    provider = OperatorProvider()
    operators = {name: provider[name]() for name in NAMES}
    operators |= {"DropTerm": DropTerm(), "SwapMethod": SwapMethod()}
    nodes, found = list(ast_nodes(get_ast(source)))[1:], {}
    for node in nodes:
        for name, operator in operators.items():
            if name.startswith("ReplaceBinary") and node.parent.type not in {*SUMS, "power"}:
                continue  # the star that begins keyword-only parameters
            for index, (start, _) in enumerate(list(operator.mutation_positions(node))):
                if start in silent:
                    continue
                changed = operator.mutate(
                    copy.deepcopy(node, {id(node.parent): node.parent}), index
                ).get_code(include_prefix=False)
                mutant = _mutant(path, source, tree, name, node, changed)
                found.setdefault(mutant.source, mutant)
    return sorted(found.values(), key=lambda mutant: mutant.line)


def _mutant(
    path: Path, source: str, tree: ast.Module, name: str, node: NodeOrLeaf, changed: str
) -> Mutant:
    lines = source.splitlines(keepends=True)
    begin, end = (
        sum(map(len, lines[: row - 1])) + at for row, at in (node.start_pos, node.end_pos)
    )
    mutated = source[:begin] + changed.lstrip() + source[end:]
    new = mutated.splitlines(keepends=True)
    first = next(n for n, (a, b) in enumerate(zip(lines, new, strict=False)) if a != b)
    last = next(n for n in range(1, len(lines)) if lines[-n] != new[-n]) - 1
    statement, inside = _statement(tree, first + 1)
    targets = getattr(statement, "targets", [getattr(statement, "target", None)])
    return Mutant(
        path=path,
        line=first + 1,
        operator=name,
        before=" ".join(map(str.strip, lines[first : len(lines) - last])),
        after=" ".join(map(str.strip, new[first : max(first + 1, len(new) - last)])),
        source=mutated,
        lines=_own_lines(statement),
        at_import=not inside,
        names=tuple(
            one.id
            for target in filter(None, targets)
            for one in ast.walk(target)
            if isinstance(one, ast.Name)
        ),
    )


def _statement(tree: ast.Module, line: int) -> tuple[ast.stmt, bool]:
    """Give the innermost statement at a line, and whether it runs when a function is called."""
    found, stack = (tree.body[0], False), [(one, False) for one in tree.body]
    while stack:
        node, inside = stack.pop()
        if isinstance(node, ast.stmt) and line in _own_lines(node):
            found = (node, inside)
        deeper = inside or isinstance(node, ast.FunctionDef)
        stack += [(one, deeper) for one in getattr(node, "body", []) if isinstance(one, ast.AST)]
        stack += [(one, deeper) for one in getattr(node, "orelse", []) if isinstance(one, ast.AST)]
        stack += [(one, deeper) for one in getattr(node, "handlers", [])]
    return found


def _own_lines(node: ast.stmt) -> range:
    body = getattr(node, "body", None)
    if isinstance(body, list):
        return range(node.lineno, max(body[0].lineno, node.lineno + 1))
    return range(node.lineno, node.end_lineno + 1)


def _without_effect(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """Give the positions of annotations, aliases of types, decorators, and zip's ``strict``."""
    for node in ast.walk(tree):
        silent = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        silent += getattr(node, "decorator_list", [])
        if isinstance(node, ast.keyword) and node.arg == "strict":
            silent += [node.value]
        of_types = isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp)
        if of_types and node in tree.body and isinstance(node.value.op, ast.BitOr):
            silent += [node.value]
        for part in filter(None, silent):
            for row in range(part.lineno, part.end_lineno + 1):
                begin = part.col_offset if row == part.lineno else 0
                end = part.end_col_offset if row == part.end_lineno else 1000
                yield from ((row, column) for column in range(begin, end))


def put_in_place(source: str, path: Path, module: str, names: tuple[str, ...] = ()) -> None:
    """Give the functions of a loaded module the code of a changed source, and some names its value.

    The changed source is run in an empty module of its own. The trap: if that fails, nothing
    was tested.
    """
    from industry_analysis.indicators.register import _registered

    old, kept = sys.modules[module], dict(_registered)
    _registered.clear()
    new = types.ModuleType(module)
    new.__dict__.update(__file__=str(path), __package__=old.__package__)
    exec(compile(source, path, "exec"), new.__dict__)
    _registered.clear()
    _registered.update(kept)
    for name, value in vars(new).items():
        if getattr(value, "__module__", None) != module:
            continue
        for before, after in _functions(getattr(old, name), value):
            before.__code__ = after.__code__
            before.__defaults__, before.__kwdefaults__ = after.__defaults__, after.__kwdefaults__
    for name in set(names) & vars(old).keys():
        given = getattr(old, name)
        for other in list(sys.modules.values()):
            if getattr(other, "__dict__", {}).get(name) is given:
                setattr(other, name, getattr(new, name))


def _functions(old: object, new: object) -> Iterator[tuple[types.FunctionType, ...]]:
    if isinstance(old, type):
        for name, value in vars(new).items():
            yield from _functions(vars(old).get(name), value)
    plain = [
        getattr(one, "fget", None) or getattr(one, "func", None) or inspect.unwrap(one)
        for one in (old, new)
        if callable(one) or hasattr(one, "fget") or hasattr(one, "func")
    ]
    if len(plain) == 2 and all(isinstance(one, types.FunctionType) for one in plain):
        yield tuple(plain)
