from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.errors import InputError
from doclint.terms.glossary import Entry
from doclint.terms.read import forms_of, read_glossary

Write = Callable[[Mapping[str, str | bytes]], Path]
Read = Callable[[str, str], list[Entry]]

PO_HEAD = 'msgid ""\nmsgstr "Language: pt_BR\\n"\n\n'
TBX_2008 = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1">
<langSet xml:lang="en-US"><tig>
<term>mooring line</term></tig></langSet>
<langSet xml:lang="pt-BR">
<tig><term>cabo de
amarração</term></tig>
<tig><term>corda</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<ntig><termGrp><term>amarra</term></termGrp></ntig>
</langSet>
</termEntry>
</body></text></martif>
"""
TBX_2019 = """\
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<text><body><conceptEntry id="1">
<langSec xml:lang="en"><termSec><term>Quayside</term></termSec></langSec>
<langSec xml:lang="ru"><termSec><term>Quayside</term></termSec><termSec><term>Куайсайд</term>
<min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>
"""


@pytest.fixture
def read(write: Write) -> Read:
    def read_file(name: str, text: str) -> list[Entry]:
        return read_glossary(str(write({name: text}) / name), name, "en")

    return read_file


def refused(read: Read, name: str, text: str) -> str:
    with pytest.raises(InputError) as caught:
        read(name, text)
    return str(caught.value)


def test_forms_are_parted() -> None:
    assert forms_of(" porto | ancoradouro|porto |") == ("porto", "ancoradouro")


def test_csv_with_a_column_for_each_language(read: Read) -> None:
    text = "\ufeffterm,pt_BR,note,*\r\nharbor,porto | cais,a place,\r\nQuayside,,,Quayside\r\n"
    assert read("all.csv", text) == [
        Entry("harbor", ("porto", "cais"), "pt-BR", "all.csv:2"),
        Entry("Quayside", ("Quayside",), "", "all.csv:3"),
    ]


@pytest.mark.parametrize(
    ("name", "language"),
    [("pt-BR.csv", "pt-BR"), ("terms.pt_BR.csv", "pt-BR"), ("ja/terms.csv", "ja"), ("x.csv", "")],
)
def test_csv_of_the_language_that_it_is_called_by(read: Read, name: str, language: str) -> None:
    (entry,) = read(name, 'source,target\n"harbor","porto\ndo mar"\n')
    assert entry == Entry("harbor", ("porto\ndo mar",), language, f"{name}:3")


def test_csv_whose_terms_are_under_the_language_of_the_source(read: Read) -> None:
    assert read("x.csv", "ja,en\n港,harbor\n") == [Entry("harbor", ("港",), "ja", "x.csv:2")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "x.csv:1: the first line must name a column `term` and one for each language"),
        ("term,note\n", "x.csv:1: the first line must name"),
        ("term,ja\n,港\n", "x.csv:2: no term in column `term`"),
        ('term,ja\nharbor,"港\n', "x.csv:2: not CSV: unexpected end of data"),
        ("term,ja\nharbor,a*b\n", "x.csv:2: `a*b`: `*` stands at the beginning or the end of a"),
        ("term,ja\nharbor,*\n", "x.csv:2: `*`: `*` stands at"),
    ],
)
def test_csv_that_cannot_be_used(read: Read, text: str, message: str) -> None:
    assert refused(read, "x.csv", text).startswith(message)


def test_toml(read: Read) -> None:
    text = '["*"]\n"Quayside" = "Quayside"\n\n[pt-BR]\nharbor = ["porto", "cais | doca"]\n'
    assert read("x.toml", text) == [
        Entry("Quayside", ("Quayside",), "", "x.toml:2"),
        Entry("harbor", ("porto", "cais", "doca"), "pt-BR", "x.toml:5"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[ja\n", "x.toml:1:4: not TOML"),
        ("[ja]\na = 'x'\na = 'y'\n", "x.toml:3:8: not TOML: Cannot overwrite a value"),
        ("harbor = 'porto'\n", "x.toml: `harbor` must be a table that a language names"),
        ("[nowhere]\n", "x.toml: `nowhere` must be a table that a language names"),
        ("[ja]\nharbor = 1\n", "x.toml:2: `harbor` must be a text or a list of texts"),
        ("[ja]\n\n'harbor' = ''\n", "x.toml:3: `harbor` has no translation"),
    ],
)
def test_toml_that_cannot_be_used(read: Read, text: str, message: str) -> None:
    assert refused(read, "x.toml", text).startswith(message)


def test_po(read: Read) -> None:
    text = PO_HEAD + (
        'msgid "harbor"\nmsgstr "porto | cais"\n\n'
        '#, fuzzy\nmsgid "tide"\nmsgstr "onda"\n\n'
        '#, read-only\nmsgid "Quayside"\nmsgstr ""\n\n'
        '#, forbidden\nmsgid "rope"\nmsgstr "cordel"\n\n'
        'msgid "mast"\nmsgstr ""\n'
    )
    assert read("x.po", text) == [
        Entry("harbor", ("porto", "cais"), "pt-BR", "x.po:4"),
        Entry("Quayside", ("Quayside",), "pt-BR", "x.po:11"),
    ]


def test_po_that_cannot_be_used(read: Read) -> None:
    assert refused(read, "x.po", 'msgid "a"\nmsgstr "b"\n').startswith("x.po: its header names no")
    assert refused(read, "x.po", PO_HEAD + 'msgid "a"\nwhat\n').startswith("x.po:5: ")


def test_tbx_of_2008(read: Read) -> None:
    forms = ("cabo de amarração", "amarra")
    assert read("x.tbx", TBX_2008) == [Entry("mooring line", forms, "pt-BR", "x.tbx:6")]


def test_tbx_of_2019(read: Read) -> None:
    assert read("x.tbx", TBX_2019) == [Entry("Quayside", ("Quayside",), "ru", "x.tbx:4")]


def test_tbx_that_is_no_xml(read: Read) -> None:
    assert refused(read, "x.tbx", "<tbx>\n<text></tbx>") == "x.tbx:2:9: not XML: mismatched tag"


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "aaaa">', '<!ENTITY a SYSTEM "/etc/hostname">', '<!ENTITY % a "b">']
)
def test_tbx_with_entities_is_refused(read: Read, entity: str) -> None:
    text = f"<!DOCTYPE tbx [\n{entity}\n]>\n<tbx>&a;</tbx>"
    assert refused(read, "x.tbx", text) == "x.tbx:2: declares an entity, which is not read"


def test_other_kinds_of_files_are_refused(read: Read) -> None:
    message = refused(read, "x.xlsx", "")
    assert message == "x.xlsx: a glossary is one of .csv, .po, .tbx, .toml, not `.xlsx`"
