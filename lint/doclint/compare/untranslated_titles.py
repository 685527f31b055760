"""What the translation of a linked page is called."""

import re

from doclint.check.pair import AlignedPair
from doclint.compare.links_site import page_at
from doclint.compare.targets import parse_target
from doclint.compare.untranslated_words import key_of
from doclint.parse import front_matter
from doclint.parse.document import Link
from doclint.patterns import lazy_pattern

_HEADING = lazy_pattern(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)


def translated_title(pair: AlignedPair, link: Link) -> str:
    """Return the title of the translation of the page that a link leads to.

    It is empty where the page, its translation or a title of its own cannot be found.
    """
    path = parse_target(link.destination).path
    page = page_at(pair, path, in_source=False)
    source = page_at(pair, path, in_source=True)
    if page is None or source is None or page.path == source.path:
        return ""
    title = _title(page.text)
    return "" if key_of(title) == key_of(_title(source.text)) else title


def _title(text: str) -> str:
    head = front_matter.read(text)
    for field in head.fields if head else ():
        if field.path == ("title",):
            return field.text
    heading = _HEADING.search(text, head.span.end if head else 0)
    return heading[1] if heading else ""
