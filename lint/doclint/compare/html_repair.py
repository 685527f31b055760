"""Repairs HTML tags that lost their half or were damaged, and their attributes."""

import re
from bisect import bisect_right
from collections import defaultdict

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.compare.html_attributes import NAMED_TEXT, TYPOGRAPHIC, AttributeFault
from doclint.compare.html_tags import TagFault, tag_match
from doclint.model import Fix, Safety, Span, replacing
from doclint.parse.document import HtmlTag
from doclint.patterns import lazy_pattern

_QUOTED = lazy_pattern(rf"\s*=\s*[{TYPOGRAPHIC}]([^<>\"{TYPOGRAPHIC}]*)[{TYPOGRAPHIC}]")


def attribute_fix(pair: AlignedPair, fault: AttributeFault) -> Fix | None:
    """Return the repair of an attribute; a value for people stays as it is."""
    text, (start, end) = pair.translation.text, fault.span
    written = pair.source.text[slice(*fault.source.span)]
    what = f"write the attribute {excerpt(written)}"
    if fault.kind == "quotes":
        name = re.match(r"[^\s=]+", text[start:end])
        found = _QUOTED.match(text, start + name.end()) if name else None
        if name is None or found is None:
            return None
        return replacing(Span(start + name.end(), found.end()), f'="{found[1]}"', what)
    if fault.kind == "spaces":
        found = re.compile(r"[^\s=]+(\s*=\s*)").match(text, start, end)
        return replacing(Span(*found.span(1)), "=", what) if found else None
    if fault.kind == "value":
        value = re.escape(fault.source.value)
        found = re.compile(rf"[\s＝]*[\"']{value}[\"']").match(text, end)
        return replacing(Span(start, found.end()), written, what) if found else None
    if fault.kind == "changed":
        if NAMED_TEXT.search(fault.source.value):
            return None  # an expression with texts, which may be translated
        safety = Safety.SAFE if _is_alone(pair, fault) else Safety.UNSAFE
        return replacing(fault.span, written, what, safety)
    name = re.compile(r"<[\w:-]+").match(text, start)
    if name is None:
        return None
    place = Span(name.end(), name.end())
    return replacing(place, f" {written}", what, Safety.UNSAFE)


def _is_alone(pair: AlignedPair, fault: AttributeFault) -> bool:
    """Tell whether no other tag of this element differs in the block: it cannot be a mix-up."""
    alone = pair.fact(_lonely_tags)
    index = bisect_right(alone, fault.span.start, key=lambda span: span.start) - 1
    return index >= 0 and fault.span.start < alone[index].end


def _lonely_tags(pair: AlignedPair) -> list[Span]:
    """Return the tags that differ from the source's, each the only one of its name in a block."""
    match = pair.fact(tag_match)
    if match is None:
        return []
    source, translation = pair.source.text, pair.translation.text
    differing: dict[tuple[int, str], list[Span]] = defaultdict(list)
    for index, partner in match.partners.items():
        ours, theirs = match.source[partner], match.translation[index]
        if source[slice(*ours.span)] != translation[slice(*theirs.span)]:
            differing[ours.block, ours.name].append(theirs.span)
    return sorted(spans[0] for spans in differing.values() if len(spans) == 1)


def tag_fix(pair: AlignedPair, fault: TagFault) -> Fix | None:
    """Return the repair of a tag that breaks its element, None where its place is not known."""
    text = pair.translation.text
    if fault.kind == "surplus":
        return _half_code_fix(pair, fault.span)
    if fault.source is None:
        return None
    written = pair.source.text[slice(*fault.source.span)]
    if fault.kind == "broken":
        found = text[slice(*fault.span)]
        safe = found[-1] in ">＞" and not fault.source.attributes
        safety = Safety.SAFE if safe else Safety.UNSAFE
        return replacing(fault.span, written, f"write {excerpt(written)}", safety)
    if fault.kind != "missing" or fault.source.form != "close":
        return None
    place = _end_of_element(pair, fault.source)
    if place is None:
        return None
    at, gap = place
    what = f"close the element with {excerpt(written)}"
    # Whether the page lacks it depends on the whole of its markup, which is often damaged, too.
    return replacing(Span(at, at), gap + written, what, Safety.UNSAFE)


def _half_code_fix(pair: AlignedPair, span: Span) -> Fix | None:
    """Write a backtick for `<code>` or `</code>` if a backtick is at the other end of code."""
    text, prose = pair.translation.text, pair.translation.prose
    if text[slice(*span)] not in ("<code>", "</code>"):
        return None
    codes = pair.fact(_plain_codes)
    before, after = text.rfind("`", 0, span.start), text.find("`", span.end)
    # A backtick before it that is seen belongs to no other code.
    if (after >= 0 and text[span.end : after] in codes) or (
        before >= 0 and text[before + 1 : span.start] in codes and prose[before] == "`"
    ):
        return replacing(span, "`", "write a backtick as the source does")
    return None


def _plain_codes(pair: AlignedPair) -> frozenset[str]:
    """Return what stands between single backticks in the source."""
    text = pair.source.text
    return frozenset(
        text[slice(*code.content)]
        for code in pair.source.codes
        if text[code.span.start : code.content.start] == "`"
    )


def _end_of_element(pair: AlignedPair, closer: HtmlTag) -> tuple[int, str] | None:
    """Return where in the translation an element ends, and the white space before its closing tag.

    That is known where its content is the source's, where another closing tag stands right before
    or after the one that is gone, and where the element is the rest of its line.
    """
    match = pair.fact(tag_match)
    if match is None:
        return None
    source, translation = pair.source.text, pair.translation.text
    numbers, here = pair.fact(_known)
    index = numbers[closer]
    mate = match.mates.get(index, -1)
    if mate not in here:
        return None
    begin = here[mate].span.end
    content = source[match.source[mate].span.end : closer.span.start]
    if content.strip() and translation.startswith(content, begin):
        return begin + len(content), ""
    before = match.source[index - 1]
    gap = source[before.span.end : closer.span.start]
    if before.form == "close" and index - 1 in here and not gap.strip():
        last = here[index - 1].span.end
        return (last, gap) if last > begin else None
    following = match.source[index + 1] if index + 1 < len(match.source) else None
    if following and index + 1 in here:
        gap = source[closer.span.end : following.span.start]
        start = here[index + 1].span.start
        # A tag that opens may stand elsewhere in the translated sentence.
        if not gap.strip() and following.form == "close" and start > begin:
            last = begin + len(translation[begin:start].rstrip())
            return last, content[len(content.rstrip()) :]
    line = _rest_of_line(translation, begin).rstrip()
    rest = _rest_of_line(source, closer.span.end)
    if "\n" not in content and not rest.strip() and "<" not in line and line:
        return begin + len(line), ""
    return None


def _known(pair: AlignedPair) -> tuple[dict[HtmlTag, int], dict[int, HtmlTag]]:
    """Return the numbers of the source's tags, and the tags of the translation by those."""
    match = pair.fact(tag_match)
    if match is None:
        return {}, {}
    numbers = {tag: number for number, tag in enumerate(match.source)}
    return numbers, {i: match.translation[j] for j, i in match.partners.items()}


def _rest_of_line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[at:] if end < 0 else text[at:end]
