import polib
from hypothesis import given
from hypothesis import strategies as st

from doclint.model import Span, replacing
from doclint.parse.catalog import read
from doclint.parse.catalog_text import Places, escaped, unescaped

TEXTS = st.text(st.sampled_from('ab \n\t"\\é船x4'), min_size=1, max_size=40)


def po_of(entries: list[tuple[str, str]], wrap: int) -> str:
    file = polib.POFile(wrapwidth=wrap)
    file.metadata = {"Language": "pt_BR", "Content-Type": "text/plain; charset=UTF-8"}
    file.extend(polib.POEntry(msgid=one, msgstr=other) for one, other in entries)
    return str(file)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4), st.sampled_from([12, 78]), st.booleans())
def test_reads_what_polib_reads(entries: list[tuple[str, str]], wrap: int, crlf: bool) -> None:
    text = po_of(entries, wrap)
    expected = polib.pofile(text)
    catalog = read(text.replace("\n", "\r\n") if crlf else text, "pt-BR")
    assert catalog.faults == ()
    assert catalog.fields["language"].value == "pt_BR"
    found = [m for m in catalog.messages if not m.is_header]
    assert [(m.id.value, m.forms[0].text.value) for m in found] == [
        (entry.msgid, entry.msgstr) for entry in expected
    ]


@given(TEXTS, st.sampled_from([12, 78]), st.data())
def test_a_span_of_a_value_is_the_stretch_that_says_it(
    value: str, wrap: int, data: st.DataObject
) -> None:
    text = po_of([("a", value)], wrap)
    form = read(text, "pt-BR").messages[-1].forms[0].text
    start = data.draw(st.integers(0, len(value) - 1))
    end = data.draw(st.integers(start + 1, len(value)))
    first, last = Places(text, form).span(Span(start, end))
    said = "".join(
        unescaped(text[max(piece.start, first) : min(piece.end, last)])
        for piece in form.pieces
        if piece.start < last and first < piece.end
    )
    assert said == value[start:end]


@given(TEXTS, TEXTS, st.sampled_from([12, 78]), st.data())
def test_a_fix_of_a_value_gives_the_value_as_fixed(
    value: str, new: str, wrap: int, data: st.DataObject
) -> None:
    text = po_of([("a", value)], wrap)
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    places = Places(text, read(text, "pt-BR").messages[-1].forms[0].text)
    fix = places.fix(replacing(Span(start, end), new, "put it right"))
    assert fix
    ((span, put),) = ((edit.span, edit.text) for edit in fix.edits)
    mended = read(text[: span.start] + put + text[span.end :], "pt-BR")
    assert mended.faults == ()
    assert mended.messages[-1].forms[0].text.value == value[:start] + new + value[end:]


def test_numbers_are_bytes_of_utf_8() -> None:
    assert unescaped(r"\303\251 \xc3\xa9 \x41 \q") == r"é é A \q"
    assert unescaped(escaped('a\n"\\')) == 'a\n"\\'


def test_no_fix_makes_a_number_longer() -> None:
    text = 'msgid "a"\nmsgstr "\\x41?"\n'
    places = Places(text, read(text, "pt").messages[0].forms[0].text)
    assert places.fix(replacing(Span(1, 2), "b", "put it right")) is None
    assert places.fix(replacing(Span(1, 2), "!", "put it right"))


def test_the_rest_is_read_after_an_error() -> None:
    text = 'msgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d"\n'
    catalog = read(text, "pt")
    assert [text[slice(*span)] for span, _ in catalog.faults] == ['"b']
    assert [(m.id.value, m.whole) for m in catalog.messages] == [("a", False), ("c", True)]


def test_each_error_is_named_and_spoils_one_message() -> None:
    text = (
        '<<<<<<< main\nmsgid "a"\nmsgstr "b"\n>>>>>>> other\n\n# gone\nmsgstr "c"\n\n'
        'msgid "d"\nmsgstr "e"\n'
    )
    catalog = read(text, "pt")
    marked = [text[slice(*span)] for span, _ in catalog.faults]
    assert marked == ["<<<<<<< main", ">>>>>>> other", "msgstr"]
    assert [(m.id.value, m.whole) for m in catalog.messages] == [("a", False), ("d", True)]


def test_a_byte_order_mark_is_an_error_of_its_own() -> None:
    catalog = read('\ufeffmsgid "a"\nmsgstr "b"\n', "pt")
    assert [fault.span for fault in catalog.faults] == [Span(0, 1)]
    assert [message.whole for message in catalog.messages] == [True]


@given(st.text(st.sampled_from('msgid"str[0]#~,|\\\n ab'), max_size=80))
def test_every_text_is_a_catalog(text: str) -> None:
    for message in read(text, "pt").messages:
        assert 0 <= message.span.start <= message.span.end <= len(text)
