"""The Liquid scanner (placeholder until the real one lands)."""

from typing import NamedTuple

from doclint.model import Span


class Tag(NamedTuple):
    """A Liquid tag or output, whole or damaged."""

    span: Span
    kind: str
    name: str
    name_span: Span
    markup: Span
    damage: str
