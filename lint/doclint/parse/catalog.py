"""Reads PO catalogs (and POT, their templates): messages, with the place of everything in them.

The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html. polib reads it, but
gives up at the first error, cuts the last letter off a text that is not closed, and knows the
line of a message only. So the scanner is ours, goes on after an error, and agrees with polib on
every catalog that both can read, as the tests hold it to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from doclint.model import Span
from doclint.parse import SIGN
from doclint.parse.catalog_text import ESCAPE, Text, is_escape, unescaped
from doclint.parse.document import Directive, Named
from doclint.patterns import lazy_pattern

# `#~` may precede every token of an obsolete message; `#|` and `#~|` lines, what a message was
# before, are comments to us.
_TOKEN = lazy_pattern(
    r"""[ \t\r\n\f\v\ufeff]*+(?:
        (?P<comment>\#(?:~\||[^~\r\n]|(?=[\r\n]|\Z))[^\r\n]*+)
      | (?P<obsolete>\#~)
      | "(?P<text>(?:[^"\\\r\n]|\\[^\r\n])*+)"
      | (?P<keyword>msgid_plural|msgid|msgctxt|msgstr|domain)(?![A-Za-z0-9_])
      | \[[ \t]*+(?P<index>[0-9]{1,9})[ \t]*+\]
      | (?P<other>[^\s\ufeff][^\r\n]*+)
    )""",
    re.VERBOSE,
)
_FLAG = lazy_pattern(r"[^\s,]++")
# Where a reader that lost its way goes on: at a line that begins a message, a comment, or one side
# of a merge conflict.
_RESUME = lazy_pattern(r"^[ \t]*+(?=\#|msgid|msgctxt|<{7}|={7}|>{7})", re.MULTILINE)
_FIELD = lazy_pattern(r"^([A-Za-z][\w-]*+):[ \t]*+(.*?)[ \t]*+$", re.MULTILINE)


class Form(NamedTuple):
    """A translation; `number` is that of the plural form, -1 where there are none."""

    number: int
    text: Text


class Message(NamedTuple):
    """A message: `id` in the source's language, with its `plural`, and its translations.

    `span` reaches from its first comment to its last quote. `flags` are those of `#,` lines.
    `whole` says that nothing in it was a syntax error.
    """

    span: Span
    context: Text | None
    id: Text
    plural: Text | None
    forms: tuple[Form, ...]
    flags: tuple[Named, ...]
    obsolete: bool
    whole: bool

    @property
    def is_header(self) -> bool:
        """Whether this is the message without an id, whose translation is the file's header."""
        return not self.id.value and self.context is None and not self.obsolete

    def flag(self, name: str) -> Named | None:
        """Return a flag."""
        return next((flag for flag in self.flags if flag.text == name), None)


class Fault(NamedTuple):
    """A syntax error."""

    span: Span
    message: str


class Field(NamedTuple):
    """A field of the header: what it says, and the span of that in the header's text."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Catalog:
    """A catalog, as the rules about catalogs see it.

    `language` is that of the translations by the file's name, or else its header's. `fields` are
    those of the header by name in lower case. `directives` are doclint's comments.
    """

    text: str
    language: str
    messages: tuple[Message, ...]
    faults: tuple[Fault, ...]
    header: Message | None
    fields: dict[str, Field]
    directives: tuple[Directive, ...]


def read(text: str, language: str) -> Catalog:
    """Read a catalog; every text is one, however broken."""
    reader = _Reader(text)
    reader.read()
    messages = tuple(reader.messages)
    header = next((message for message in messages if message.is_header and message.whole), None)
    directives: tuple[Directive, ...] = ()
    if SIGN in text:
        from doclint.parse.directives import directives_in_catalog

        directives = directives_in_catalog(text)
    return Catalog(
        text, language, messages, tuple(reader.faults), header, _fields(header), directives
    )


def header_of(text: str) -> dict[str, Field]:
    """Return the fields of the header of a text that may be cut off after it."""
    return read(text, "").fields


def _fields(header: Message | None) -> dict[str, Field]:
    if header is None or not header.forms:
        return {}
    return {
        found[1].lower(): Field(found[2], Span(*found.span(2)))
        for found in reversed(list(_FIELD.finditer(header.forms[0].text.value)))
    }


class _Draft:
    """A message that is being read."""

    __slots__ = ("end", "fields", "flags", "obsolete", "start", "whole")

    def __init__(self, start: int) -> None:
        self.start = self.end = start
        # By keyword, with the index for `msgstr[0]`: the pieces.
        self.fields: dict[tuple[str, int], list[Span]] = {}
        self.flags: list[Named] = []
        self.obsolete = False
        self.whole = True

    def has(self, keyword: str) -> bool:
        return any(name == keyword for name, _ in self.fields)


class _Reader:
    """Goes through the tokens of a catalog once."""

    def __init__(self, text: str) -> None:
        self.messages: list[Message] = []
        self.faults: list[Fault] = []
        self._text = text
        self._draft: _Draft | None = None
        self._field: list[Span] | None = None  # the pieces of the text that is being read
        self._keyword: Span | None = None  # that waits for its text
        self._obsolete_line = -1  # where the line ends that `#~` makes obsolete

    def read(self) -> None:
        """Read all."""
        text, at = self._text, 0
        if text.startswith("\ufeff"):
            self.faults.append(Fault(Span(0, 1), "a byte order mark, which gettext does not read"))
        while token := _TOKEN.match(text, at):
            at = token.end()
            match token.lastgroup:
                case "text":
                    at = self._add_text(token, at)
                case "keyword":
                    at = self._add_keyword(token, at)
                case "comment":
                    self._add_comment(Span(*token.span("comment")))
                case "obsolete":
                    end = text.find("\n", at)
                    self._obsolete_line = end if end >= 0 else len(text)
                case "index":
                    at = self._fail(
                        Span(token.start("index") - 1, at), "a number belongs to `msgstr`"
                    )
                case _:
                    at = self._fail(Span(*token.span("other")), _reason(token["other"]))
        self._close()

    def _add_comment(self, span: Span) -> None:
        self._expect_text()
        draft = self._draft
        if draft is None or draft.fields:
            self._close()
            draft = self._draft = _Draft(span.start)
        self._field = None
        if self._text.startswith("#,", span.start):
            found = _FLAG.finditer(self._text, span.start + 2, span.end)
            draft.flags += (Named(flag[0], Span(*flag.span())) for flag in found)

    def _add_keyword(self, token: re.Match[str], at: int) -> int:
        self._expect_text()
        name, span, index = token["keyword"], Span(*token.span("keyword")), -1
        if name == "msgstr" and (number := _TOKEN.match(self._text, at)) and number["index"]:
            index, at = int(number["index"]), number.end()
        draft = self._draft
        begins = name in ("msgctxt", "domain") or (name == "msgid" and draft and draft.has("msgid"))
        if draft is None or (begins and draft.fields):
            self._close()
            draft = self._draft = _Draft(span.start)
        draft.obsolete = draft.obsolete or span.start < self._obsolete_line
        if problem := _misplaced(draft, name, index):
            return self._fail(Span(span.start, at), problem)
        self._field = draft.fields[name, index] = []
        self._keyword = span
        return at

    def _add_text(self, token: re.Match[str], at: int) -> int:
        span = Span(*token.span("text"))
        if self._field is None or self._draft is None:
            return self._fail(Span(span.start - 1, at), "the text follows no keyword")
        self._keyword = None
        self._field.append(span)
        self._draft.end = at
        if "\\" in token["text"]:
            for escape in ESCAPE.finditer(self._text, *span):
                if not is_escape(escape[0]):
                    self.faults.append(Fault(Span(*escape.span()), f"`{escape[0]}` is no escape"))
        return at

    def _expect_text(self) -> None:
        """Note that a keyword without a text is none."""
        if self._keyword and self._draft:
            self.faults.append(Fault(self._keyword, "a text in quotes is missing"))
            self._draft.whole = False
            self._keyword = None

    def _fail(self, span: Span, problem: str) -> int:
        """Note an error; returns where to go on."""
        self._keyword = self._field = None
        self.faults.append(Fault(span, problem))
        if self._draft and self._draft.fields:
            self._draft.whole = False
        resumed = _RESUME.search(self._text, span.end)
        return resumed.start() if resumed else len(self._text)

    def _close(self) -> None:
        """End the message that is being read."""
        self._expect_text()
        draft, self._draft, self._field = self._draft, None, None
        if draft is None or not draft.fields or draft.has("domain"):
            return
        texts = {
            key: Text("".join(unescaped(self._text[s:e]) for s, e in pieces), tuple(pieces))
            for key, pieces in draft.fields.items()
            if pieces
        }
        if draft.whole and not draft.has("msgid"):
            at = draft.fields["msgctxt", -1][0]
            self.faults.append(Fault(at, "`msgid` is missing after this context"))
            return
        forms = tuple(
            Form(index, text) for (name, index), text in texts.items() if name == "msgstr"
        )
        if draft.whole and not forms:
            at = texts["msgid", -1].span
            self.faults.append(Fault(at, "`msgstr` is missing after this text"))
            draft.whole = False
        if identity := texts.get(("msgid", -1)):
            message = Message(
                Span(draft.start, draft.end),
                texts.get(("msgctxt", -1)),
                identity,
                texts.get(("msgid_plural", -1)),
                forms,
                tuple(draft.flags),
                draft.obsolete,
                draft.whole,
            )
            self.messages.append(message)


def _misplaced(draft: _Draft, name: str, index: int) -> str:
    """Say why a keyword cannot stand where it does, "" if it can."""
    if (name, index) in draft.fields:
        return f"a second `{_shown(name, index)}` for the same message"
    if name in ("msgstr", "msgid_plural") and not draft.has("msgid"):
        return f"`{name}` without a `msgid` before it"
    if name == "msgid_plural" and draft.has("msgstr"):
        return "`msgid_plural` belongs before `msgstr`"
    if name == "msgstr" and draft.has("msgid_plural") != (index >= 0):
        return (
            "a message with `msgid_plural` needs `msgstr[0]`, `msgstr[1]`, …"
            if index < 0
            else f"`{_shown(name, index)}` without a `msgid_plural` before it"
        )
    return ""


def _shown(name: str, index: int) -> str:
    return name if index < 0 else f"{name}[{index}]"


def _reason(rest: str) -> str:
    """Say what is wrong with the rest of a line that begins with no token."""
    if rest.startswith('"'):
        return 'the text is not closed by `"` on its line'
    if rest.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return "a marker of a merge conflict"
    if '"' in rest and not rest.startswith("msg"):
        return 'a `"` within the text must be written `\\"`'
    return "neither a keyword, nor a text in quotes, nor a comment"


def comparable(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages that are compared: translated, in use, and not fuzzy."""
    for message in catalog.messages:
        if (
            message.whole
            and not message.obsolete
            and message.id.value
            and not message.flag("fuzzy")
        ):
            yield message
