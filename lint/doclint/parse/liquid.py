"""The Liquid scanner: finds tags and outputs, whole and damaged, and never gives up.

A single pattern cuts the text into stretches that are, or once were, a tag (`{% … %}`) or an output
(`{{ … }}`); what lies between them is text. A stretch that Liquid could not read carries a code in
`Tag.damage`. The pattern stops at a new `{%`, so a tag that lost its end does not swallow the next
one, and it holds possessive quantifiers only, so the time is linear in the text.
"""

import re
from typing import NamedTuple

from doclint.model import Span, make
from doclint.parse.liquid_parts import BLANK, take_apart
from doclint.parse.liquid_tags import VERBATIM, WELL_KNOWN
from doclint.patterns import lazy_pattern


class Tag(NamedTuple):
    """A Liquid tag or output, whole or damaged.

    `kind` is `tag` or `output`. `name` is a tag's first word, `COMMENT` for a comment, empty for an
    output and for a tag that has none; `markup` is what follows it, without white space and trim
    markers around it (for an output: all there is). `damage` is empty for what Liquid reads, else
    one of

    - `opener`, `closer`: the delimiter at the start or at the end is broken
    - `braces`: `{{% … %}}`, right for Hugo and wrong for Liquid
    - `percent`: `{ data x %}`, the opening percent sign is lost
    - `bare`: `{ data x }`, both percent signs are lost, or it never was a tag
    - `width`: full-width delimiters
    - `dash`: a typographic dash where `-` trims white space
    - `empty`: nothing between the delimiters
    - `name`: no name where a tag's name must stand
    - `unclosed`: the end is missing
    - `stray`: an end without a beginning
    - `quote`: a quotation mark is left open
    - `quotes`: typographic quotation marks delimit an argument
    """

    span: Span
    kind: str
    name: str
    name_span: Span
    markup: Span
    damage: str


# Up to the end of a tag: no new tag, no blank line, no brace outside quotation marks (a lone one
# means that the end is damaged) except for `{% include {{ page.file }} %}`.
_BODY = r"""(?:
      [^{}%"'\n]++
    | \n(?![ \t\r]*\n)
    | %(?!\})
    | "(?:[^"\n{%]|\{(?!%)|%(?!\}))*+"
    | '(?:[^'\n{%]|\{(?!%)|%(?!\}))*+'
    | ["']
    | \{\{[^{}%\n]*+\}\}
)*+"""
# One sign or, damaged, several: `{% % data x %}`, unless they belong to the end.
_PERCENTS = rf"\\?[%％]++(?:{BLANK}*+[%％]++(?!{BLANK}?[}}｝%％]))*+"
_PATH = r"[\w-]++(?:\.[\w-]++)++"
_SIGNS = "{}｛｝%％"
_NAMES = "|".join(sorted(WELL_KNOWN, key=len, reverse=True))

# It begins with a set of characters, and decides afterwards by looking behind: `re` then skips
# through the text at full speed instead of trying every alternative at every character.
_STRETCH = lazy_pattern(
    rf"""
    [{{｛%％}}](?:
      (?<=\{{)(?:
          (?P<whole> \{{%{_BODY}%\}}\}}?+ | %{_BODY}%\}} )
        | (?P<output> \{{(?:[^{{}}"'\n]++|\n(?![ \t\r]*\n)|"[^"\n{{]*+"|'[^'\n{{]*+'|["'])*+\}}\}} )
      )
    | (?<=[{{｛]) (?P<loose>
        [{{｛]?+ {BLANK}{{0,2}}+ {_PERCENTS}
        [^{{}}｛｝%％\n]{{0,400}}+
        (?P<end> \\?[%％]++{BLANK}{{0,2}}+\\?[}}｝]{{1,2}}+ | \\?[}}｝]{{1,2}}+%?+ | [%％]++ )?+
      )
    | (?<=\{{)(?:
          (?P<percent> {BLANK}*+(?=[\w"'-])[^{{}}%\n]{{1,400}}+(?<!\d)%\}} )
        | (?P<bare>
            {BLANK}*+ (?:
                (?:{_NAMES}|end\w++)\b[^{{}}%\n]{{0,400}}+ | (?:\w++[ ]++)?+{_PATH}[ ]*+
            ) \}}(?!\}})%?+
          )
        | (?P<brace>
            [ ]\{{[ ]*+{_PATH}[ ]*+\}}[ ]?+\}}
          | \{{[ ]*+{_PATH}[ ]*+(?:\}}(?:[ ]\}})?+|(?![^\s\w<]))
          | [ ]*+{_PATH}[ ]*+\}}\}}
          )
      )
    | (?P<wide> (?<=｛)｛[^{{}}｛｝\n]{{1,200}}+｝｝ )
    | (?P<stray> (?<=%)(?<!\d%)\}} | (?<=％)｝ | (?<=\}})\}} )
    )
    """,
    re.VERBOSE,
)

# How far a tag without an end reaches: its name and what cannot be prose. It holds none of Liquid's
# signs, or it would reach into the next tag.
_UNCLOSED = lazy_pattern(
    rf"""
    [{{｛]{{1,2}}+ {BLANK}{{0,2}}+ {_PERCENTS} [-–—−]?+
    (?: {BLANK}*+ [\w-]++
        (?: [ \t]++ (?:
              {_PATH} | "[^"\n{_SIGNS}]*+" | '[^'\n{_SIGNS}]*+' | [\w-]++=[^\s{_SIGNS}]++
            | [=!<>]++ | \d[\d.]*+
            | (?:and|or|not|contains|ver_[gl]t)\b[ \t]++[\w.-]++
            | [\w-]++(?=[ \t]++(?:[=!<>]|ver_[gl]t|contains|or|and)\b|[ \t]*+$|[ \t]*+[=!<>])
        ))*+
    )?+
    """,
    re.VERBOSE | re.MULTILINE,
)
# What is left of a tag before its end: `variables.name %}`, `% endif %}`.
_REST = lazy_pattern(rf"(?:%[ ]?(?:(?:\w++[ ]++)?+{_PATH}|\w++)|{_PATH})[ ]?+$")


def scan(text: str) -> tuple[Tag, ...]:
    """Return the tags and outputs of a text, whole and damaged, sorted and without overlaps.

    What stands inside `raw` and `comment` blocks is text and gives no tags.
    """
    if "{" not in text and "}" not in text and "｛" not in text:
        return ()
    tags: list[Tag] = []
    for match in _STRETCH.finditer(text):
        form = match.lastgroup or ""
        start, end = match.span()
        floor = tags[-1].span.end if tags else 0
        if form == "stray":
            if tags and _is_rest(text, tags[-1], start):
                # `{% %} words %}`: what stood in the tag slipped out of it.
                start, form = tags.pop().span.start, "loose"
            else:
                start = _start_of_stray(text, start, floor)
            if start < 0:
                continue
        elif form == "loose" and match["end"] is None:
            form = "unclosed"
            unclosed = _UNCLOSED.match(text, start)
            end = unclosed.end() if unclosed else end
        if start > floor and text[start - 1] in "%\\" and _is_surplus(text, start - 1, form):
            start -= 1
        kind, name, (name_start, name_end), (first, last), damage = take_apart(
            text[start:end], form
        )
        span = make(Span, (start, end))
        name_span = make(Span, (start + name_start, start + name_end))
        markup = make(Span, (start + first, start + last))
        tags.append(make(Tag, (span, kind, name, name_span, markup, damage)))
    return _without_verbatim(tags)


def _without_verbatim(tags: list[Tag]) -> tuple[Tag, ...]:
    """Drop the tags inside `raw` and `comment` blocks.

    A second opener before the closer shows that the first block lost its end: nobody nests these.
    Liquid would read text up to the next end; we go on reading tags, for the sake of the messages.
    """
    if not any(tag.name in VERBATIM for tag in tags):
        return tuple(tags)
    kept: list[Tag] = []
    open_at = -1  # where in `kept` the tag stands whose end we await
    for tag in tags:
        if open_at >= 0 and tag.name == VERBATIM[kept[open_at].name] and not tag.damage:
            del kept[open_at + 1 :]
            open_at = -1
        elif (
            tag.name in VERBATIM
            and not tag.damage
            and (open_at < 0 or kept[open_at].name == tag.name)
        ):
            open_at = len(kept)
        kept.append(tag)
    return tuple(kept)


def _start_of_stray(text: str, at: int, floor: int) -> int:
    """Return where a stray end begins, with what precedes it; -1 where it is no part of Liquid.

    Nested braces end with `}}` in every second code block, so there a path must stand before it.
    """
    if text[max(0, at - 2) : at].rstrip(" ")[-1:].isalnum():
        rest = _REST.search(text, max(floor, at - 200), at)
        if rest:
            return rest.start()
    return -1 if text[at] == "}" else at


def _is_rest(text: str, tag: Tag, end: int) -> bool:
    """Tell whether an end without a beginning belongs to the empty tag before it on the line."""
    return tag.damage == "empty" and "\n" not in text[tag.span.end : min(end, tag.span.end + 200)]


def _is_surplus(text: str, at: int, form: str) -> bool:
    """Tell whether the `%` or backslash at `at`, before a tag, is a part of its damage."""
    if form not in ("whole", "loose"):
        return False
    if text[at] == "\\":
        return form == "loose"
    before = text[max(0, at - 3) : at]
    return not (before[-1:].isalnum() or before[-1:] == "}" or before.rstrip()[-1:].isdigit())
