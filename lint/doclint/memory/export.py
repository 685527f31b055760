"""Writes a memory in the formats that other tools read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from doclint import __version__
from doclint.memory.memory import TranslationMemory
from doclint.memory.po import header_of, written

if TYPE_CHECKING:
    import polib

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def as_po(memory: TranslationMemory, source_language: str, language: str) -> str:
    """Return a PO file: each source with its most frequent translation, others as comments."""
    return written(header_of(source_language, language), _entries(memory))


def _entries(memory: TranslationMemory) -> "Iterator[polib.POEntry]":
    import polib

    for source, found in memory.rows():
        others = [f"also: {text} ({times})" for text, times in found[1:]]
        yield polib.POEntry(msgid=source, msgstr=found[0].text, comment="\n".join(others))


def as_tmx(memory: TranslationMemory, source_language: str, language: str) -> str:
    """Return a TMX 1.4b file, a unit for each pair of texts.

    https://www.gala-global.org/tmx-14b
    """
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("tmx", version="1.4")
    SubElement(
        root,
        "header",
        {
            "creationtool": "doclint",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "doclint",
            "adminlang": "en",
            "srclang": source_language,
            "datatype": "plaintext",
        },
    )
    body = SubElement(root, "body")
    for source, found in memory.rows():
        for text, times in found:
            unit = SubElement(body, "tu", usagecount=str(times))
            for tag, said in ((source_language, source), (language, text)):
                SubElement(SubElement(unit, "tuv", {_XML_LANG: tag}), "seg").text = said
    indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'
    return f"{declaration}{tostring(root, encoding='unicode')}\n"
