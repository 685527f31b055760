"""No regular expression of ours runs away: each is tried on hostile texts, within 2 s a megabyte.

The patterns are collected from the modules, with the methods that the modules call: a pattern that
is only matched at a place is not asked to search. What no name gives access to (a pattern that a
function makes) is listed by hand, and the list is compared with the code.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import pytest

import doclint
import doclint_rules
from doclint.patterns import Lazy

SIZE = 20_000  # characters
SECONDS = 0.2  # for 20,000: what is linear takes a hundredth of it, what is quadratic takes more
LONG = 1_000_000  # `--hypothesis-profile=long`
SECONDS_OF_LONG = 2.0

TOKENS = [
    *(
        "{",
        "}",
        "{%",
        "%}",
        "{{",
        "}}",
        "{% if a %}",
        "{% a ",
        "{% a.b %}",
        "{#",
        "{/*",
        "*/}",
        "{:",
    ),
    *('"', "'", "[", "]", "](", "![", "[a](", "[a](b) ", "[^", "[a]: b\n", "(", ")", "（", "）"),
    *("<", ">", "<a ", "<a b=", "<a>", "</a>", "<!--", "-->", "<!-- doclint-", "<div>\n"),
    *("&", "&amp;", "&#", "#", "# a\n", " ", "\t", "\n", "\r", "\r\n", " \n", "\n\n", "\\", "\\("),
    *("`", "```\n", "~~~\n", "*", "**", "* ", "_", "__", "a_", "~", ":::", ":::\n", "::: a\n", ":"),
    *("|", "|a", "|\n", "-|-\n", "\n- ", "\n> ", "> ", "\n1. ", "-", "---\n", "+++\n", "=", "$"),
    *(
        "a",
        "a ",
        "A",
        "a.b.",
        "a:",
        "a: b\n",
        "- a: b\n",
        "é",
        "字",
        "。",
        "“",
        "”",
        "«",
        "「",
        "1",
    ),
    *(
        "1,",
        "1.",
        "%",
        "%s",
        "%(a)s",
        "{a}",
        "/",
        "//",
        "/*",
        "http://",
        "@",
        "a@b.",
        "!",
        "!!! a\n",
    ),
    *(
        "\u200b",
        "\ufffc",
        "\x00",
        "\ud800",
        "\u2028",
        "<<<<<<< a\n",
        "=======\n",
        ";",
        ",",
        "+",
        "?",
    ),
]
METHODS = frozenset({"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})
ANYWHERE = "finditer"

# Applied to slices of a limited length only; here with that length.
BOUNDED = {"doclint.parse.liquid._REST": 200, "doclint.terms.broken._WORD_BEFORE": 40}
# Applied only to what another pattern matches as a whole.
AFTER = {"doclint.parse.catalog_code._EACH": "doclint.parse.catalog_code._COMMENTS"}


class Tried(NamedTuple):
    """A pattern, where it stands, and how it is used."""

    pattern: re.Pattern[Any]
    where: str
    methods: frozenset[str]


def modules() -> Iterator[ModuleType]:
    for package in (doclint, doclint_rules):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not info.name.endswith(".__main__"):
                yield importlib.import_module(info.name)


def pattern_of(value: object) -> re.Pattern[Any] | None:
    """Return a pattern, compiled now if it has not been."""
    if isinstance(value, Lazy):
        return re.compile(value._text, value._flags)
    return value if isinstance(value, re.Pattern) else None


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns in a value: in collections, in classes, in what they hold."""
    if pattern := pattern_of(value):
        yield pattern
    elif depth < 4:
        inner: list[object] = []
        if isinstance(value, Mapping):
            inner = [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple | set | frozenset):
            inner = [*value]
        elif isinstance(value, type) and value.__module__.startswith("doclint"):
            inner = [*vars(value).values()]
        for each in inner:
            yield from patterns_in(each, depth + 1)


def uses_in(module: ModuleType) -> Iterator[tuple[re.Pattern[Any], str, str]]:
    """Yield each pattern of a module with its name and a method that is called, "" for none."""
    tree = ast.parse(inspect.getsource(module))
    called: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found = pattern_of(getattr(module, node.value.id, None))
            if found:
                called.add(id(node.value))
                method = node.attr if node.attr in METHODS else ""
                yield found, f"{module.__name__}.{node.value.id}", method
    for node in ast.walk(tree):
        # Given away: whoever gets it may do anything with it.
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
            found = pattern_of(getattr(module, node.id, None))
            if found:
                yield found, f"{module.__name__}.{node.id}", ANYWHERE
    unnamed = methods_of_others(tree, module)
    for name, value in vars(module).items():
        for pattern in patterns_in(value):
            for method in {""} if pattern is pattern_of(value) else unnamed:
                yield pattern, f"{module.__name__}.{name}", method
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (first := called_with(node)) is not None:
            pattern = re.compile(first)
            name = f"{module.__name__}:{node.lineno}"
            yield pattern, name, node.func.attr if node.func.attr in METHODS else ""  # type: ignore[attr-defined]


def methods_of_others(tree: ast.Module, module: ModuleType) -> set[str]:
    """Return the methods that a module calls on what may be a pattern out of a collection."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in METHODS - {"split"}  # which is mostly that of a string
        and not (isinstance(node.value, ast.Name) and node.value.id in vars(module))
    } or {""}


def is_of_re(node: ast.Call) -> bool:
    function = node.func
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
        and function.attr in METHODS | {"compile"}
    )


def called_with(node: ast.Call) -> str | bytes | None:
    """Return the pattern of a call such as `re.sub("…")`, None where it is no literal."""
    if is_of_re(node) and node.args and isinstance(node.args[0], ast.Constant):
        return node.args[0].value  # type: ignore[return-value]
    return None


def collected() -> list[Tried]:
    methods: dict[re.Pattern[Any], set[str]] = {}
    where: dict[re.Pattern[Any], str] = {}
    for module in modules():
        for pattern, name, method in uses_in(module):
            where.setdefault(pattern, name)
            methods.setdefault(pattern, set()).add(method)
    return [
        Tried(pattern, name, frozenset(as_tried(methods[pattern])))
        for pattern, name in where.items()
    ]


def as_tried(methods: set[str]) -> Iterator[str]:
    """Yield the methods that stand for some: a search is one of many, at every place."""
    for method in methods:
        if method:
            yield method if method in ("match", "fullmatch") else ANYWHERE


PATTERNS = collected()
BY_NAME = {tried.where: tried for tried in PATTERNS}


class TooLongError(Exception):
    """The time is over."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooLongError when this process has worked so long; `re` lets signals through."""

    def over(_: int, __: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def repeated(token: str, size: int) -> str:
    return (token * (size // len(token) + 1))[:size]


def run(tried: Tried, text: str, seconds: float) -> None:
    """Apply a pattern to a text in all the ways in which it is used."""
    subject = text.encode("utf-8", "replace") if isinstance(tried.pattern.pattern, bytes) else text
    gate = BY_NAME.get(AFTER.get(tried.where, ""))
    if gate and not gate.pattern.fullmatch(subject):
        return
    for method in tried.methods:
        with limited(seconds):
            if method == ANYWHERE:
                for _ in tried.pattern.finditer(subject):
                    pass
            else:
                getattr(tried.pattern, method)(subject)


def test_patterns_are_found_with_their_uses() -> None:
    assert len(PATTERNS) > 150
    assert {method for tried in PATTERNS for method in tried.methods} == {
        "match",
        "fullmatch",
        ANYWHERE,
    }
    assert not (BOUNDED.keys() | AFTER.keys()) - BY_NAME.keys()


@pytest.mark.parametrize("tried", PATTERNS, ids=lambda tried: tried.where)
def test_no_pattern_runs_away(tried: Tried, is_long: bool) -> None:
    size, seconds = (LONG, SECONDS_OF_LONG) if is_long else (SIZE, SECONDS)
    size = min(size, BOUNDED.get(tried.where, size))
    for token in TOKENS:
        try:
            run(tried, repeated(token, size), seconds)
        except TooLongError:
            pytest.fail(f"{tried.where} on {token!r} × {size}: more than {seconds} s")


def test_what_runs_away_is_noticed() -> None:
    bad = Tried(re.compile("(?:a+)+b"), "bad", frozenset({"match"}))
    with pytest.raises(TooLongError):
        run(bad, repeated("a", SIZE), SECONDS)
    slow = Tried(re.compile("<.*?>"), "slow", frozenset({ANYWHERE}))
    with pytest.raises(TooLongError):
        run(slow, repeated("<", SIZE), SECONDS)
