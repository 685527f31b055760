from doclint.config.settings import Settings
from doclint.pair.finder import Pair
from doclint.project.check import check_texts

HEADER = """msgid ""
msgstr ""
"Language: pt_BR\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
PAIR = Pair("po/pt_BR.po", "po/pt_BR.po", "pt-BR")


def found(messages: str) -> list[tuple[str, int, int, str, str]]:
    text = HEADER + messages
    checked = check_texts(PAIR, text, text, Settings())
    assert not checked.error
    return [
        (at.finding.rule, at.place.line, at.place.column, at.place.text, at.source.text)
        if at.source
        else (at.finding.rule, at.place.line, at.place.column, at.place.text, "")
        for at in checked.found
    ]


LOST = """msgid "See [the berths](/berths)."
msgstr ""
"Veja\\n"
"os cais."
"""


def test_a_finding_stands_where_it_is_in_the_file() -> None:
    ((rule, line, column, text, source),) = found(LOST)
    assert (rule, line, column) == ("link/lost", 9, 2)
    assert text == 'Veja\\n"\n"os cais.'
    assert source == "[the berths](/berths)"


def test_a_comment_silences_its_message() -> None:
    assert found("# doclint-disable-next-line link/lost -- there is no page\n" + LOST) == []
    other = LOST.replace("the berths]", "berths]")
    unsilenced = found("# doclint-disable-next-line link/lost\n" + LOST + "\n" + other)
    assert [rule for rule, *_ in unsilenced] == ["link/lost"]


def test_a_comment_that_silences_nothing_is_named() -> None:
    message = '# doclint-disable-next-line text/number\nmsgid "Sail."\nmsgstr "Navegue."\n'
    assert [rule for rule, *_ in found(message)] == ["silence/unused"]


def test_fuzzy_obsolete_and_empty_messages_are_not_compared() -> None:
    fuzzy = "#, fuzzy\n" + LOST
    obsolete = "".join(f"#~ {line}\n" for line in LOST.splitlines())
    empty = 'msgid "See [it](/it)."\nmsgstr ""\n'
    assert [rule for rule, *_ in found(f"{fuzzy}\n{empty}\n{obsolete}")] == ["catalog/fuzzy"]


def test_flags_say_what_a_placeholder_is() -> None:
    def message(flag: str, source: str, translation: str) -> str:
        return f'#, {flag}\nmsgid "{source}"\nmsgstr "{translation}"\n'

    ok = message("c-format", "%s has %ld boats", "%2$ld barcos tem %1$s")
    assert found(ok) == []
    wrong = message("c-format", "%s has %d boats", "%s tem %s barcos")
    assert [(rule, text) for rule, _, _, text, _ in found(wrong)] == [("text/placeholder", "%s")]
    named = message("python-format", "Hello %(name)s", "Ola %(nome)s")
    assert [text for *_, text, _ in found(named)] == ["%(nome)s"]
    added = message("python-brace-format", "Hello {name}", "Ola {name} {hora}")
    assert [text for *_, text, _ in found(added)] == ["{hora}"]
    assert found(message("no-c-format", "100%s of it now", "100% disso agora")) == []


def test_a_form_of_one_number_may_omit_it() -> None:
    message = """#, c-format
msgid "%d boat is here"
msgid_plural "%d boats are here"
msgstr[0] "um barco chegou"
msgstr[1] "os barcos chegaram"
"""
    assert [(rule, text) for rule, _, _, text, _ in found(message)] == [
        ("text/placeholder", "os barcos chegaram")
    ]


def test_other_lines_are_checked_after_an_error() -> None:
    rules = [rule for rule, *_ in found('msgid "Sail."\nmsgstr "Navegue.\n\n' + LOST)]
    assert rules == ["catalog/syntax", "link/lost"]


def same(text: str) -> str:
    return f'msgid "{text}"\nmsgstr "{text}"\n\n'


def test_a_name_is_what_a_sentence_keeps() -> None:
    alone = same("Mooring by Example")
    assert [rule for rule, *_ in found(alone)] == ["untranslated/segment"]
    link = "[Mooring by Example](https://quayside.example)"
    assert found(f'{alone}msgid "Read {link} first."\nmsgstr "Leia {link}."\n') == []
    # Nor is it one where that sentence was not translated, or the capitals are not the name's.
    copied = [rule for rule, *_ in found(alone + same(f"You can read {link} first."))]
    assert copied == ["untranslated/segment", "untranslated/segment"]
    small = link.replace("Mooring", "mooring")
    other = f'{alone}msgid "Read {small} first."\nmsgstr "Leia {small}."\n'
    assert "untranslated/segment" in [rule for rule, *_ in found(other)]


def test_words_of_a_program() -> None:
    # A single word is a loan as often as not; several are not, nor is one beside a placeholder.
    assert found("".join(map(same, ("Menu", "Status", "Close", "Settings")))) == []
    left = found(same("Log out") + same("%d files") + same("You can log in now."))
    assert [text for *_, text, _ in left] == ["Log out", "%d files", "You can log in now."]


def test_code_that_was_cut_out_of_a_block() -> None:
    literal = r"\"The harbor is closed.\\n\""
    assert found(same(literal) + same("let berth: &Berth = open_the(pier);")) == []
    assert [text for *_, text, _ in found(same(r"// Wait until the harbor is open.\n"))] == [
        "Wait until the harbor is open."
    ]


def test_comments_are_compared_without_their_signs() -> None:
    message = (
        r'msgid "/// Returns `Result<Berth,\n        /// Full>` here.\n"'
        "\n"
        r'msgstr "/// Devolve `Result<Berth,Full>`\n        /// aqui.\n"'
        "\n"
    )
    assert found(message) == []
    other = message.replace("`Result<Berth,F", "`Results<Berth,F")
    assert [(rule, text) for rule, *_, text, _ in found(other)] == [
        ("code/inline", "`Results<Berth,Full>`")
    ]


def test_a_form_of_two_numbers_may_omit_them() -> None:
    message = """#, c-format
msgid "%d boat is here"
msgid_plural "%d boats are here"
msgstr[0] "um barco chegou"
msgstr[1] "%d barcos chegaram"
"""
    text = HEADER.replace("n != 1", "n > 1") + message
    assert check_texts(PAIR, text, text, Settings()).found == ()


def test_a_catalog_that_is_checked_again_gives_the_same() -> None:
    kept, changed = same("You can log in now."), LOST.replace("os cais", "[os cais](/berths)")
    first = found(kept + LOST)
    assert [rule for rule, *_ in first] == ["untranslated/segment", "link/lost"]
    assert [rule for rule, *_ in found(changed + kept)] == ["untranslated/segment"]
    assert found(kept + LOST) == first
    # What holds for the flags of one message does not for those of another.
    format_ = 'msgid "100%s of it"\nmsgstr "100% disso"\n'
    rules = [[rule for rule, *_ in found(f"#, {flag}\n{format_}")] for flag in ("c-format", "x")]
    assert rules[0] == ["text/placeholder"]
    assert rules[0] != [rule for rule, *_ in found(f"#, no-c-format\n{format_}")]
