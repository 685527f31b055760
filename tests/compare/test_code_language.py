"""What an info string says of code, and where its comments are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.compare.code_language import Family, language_of, same_info, without_comments


@pytest.mark.parametrize(
    ("info", "family"),
    [
        ("", Family.UNKNOWN),
        ("shell", Family.SHELL),
        ("YAML", Family.DATA),
        ("yaml{:copy}", Family.DATA),
        ("{.python}", Family.PROGRAM),
        ("language-html", Family.MARKUP),
        ("ruby title=quay.rb", Family.PROGRAM),
        ("c++", Family.PROGRAM),
        ("markdown", Family.TEXT),
        ("mermaid", Family.DRAWING),
        ("quayscript", Family.UNKNOWN),
    ],
)
def test_family(info: str, family: Family) -> None:
    assert language_of(info).family is family


@pytest.mark.parametrize(
    ("info", "code", "bare"),
    [
        ("yaml", "a: 1 # the tide", "a: 1"),
        ("yaml", 'a: "# no comment"', 'a: "# no comment"'),
        ("yaml", "a: b#c", "a: b#c"),
        ("shell", "#!/bin/sh", "#!/bin/sh"),
        ("shell", "echo ${#list}", "echo ${#list}"),
        ("js", "a(); // the tide", "a();"),
        ("js", "'https://quay.example/' // tide", "'https://quay.example/'"),
        ("c", "a; /* the\ntide */ b;", "a;\n b;"),
        ("sql", "SELECT 1 -- the tide", "SELECT 1"),
        ("lua", "--[[ tide", ""),
        ("shell", "moor --all", "moor --all"),
        ("lisp", "(a) ; the tide", "(a)"),
        ("ini", "; the tide", ""),
        ("tex", r"50\% % the tide", r"50\%"),
        ("html", "<p><!-- the\ntide --></p>", "<p>\n</p>"),
        ("vue", "<script>\na(); // the tide\n</script>", "<script>\na();\n</script>"),
        ("html", "<style> /* the tide */\np {}</style>", "<style>\np {}</style>"),
        ("html", '<a href="//quay/" rel=//b>a//b</a>', '<a href="//quay/" rel=//b>a//b</a>'),
        ("bat", "REM the tide", ""),
        ("vb", "Moor 1 ' the tide", "Moor 1"),
        ("python", 'a = 1\n"""The\ntide"""', "a = 1\n\n"),
        ("powershell", "<# the tide #> Moor", "Moor"),
        ("", "// the tide", ""),
        ("", "-- the tide", ""),
        ("", "-- the tide\nmoor --all", "\nmoor --all"),
        ("", "quay[1..]   # all but the first", "quay[1..]"),
        ("", "see #42", "see #42"),
        ("json", '{"a": "// no comment"}', '{"a": "// no comment"}'),
        ("csv", "# not a comment", "# not a comment"),
    ],
)
def test_comments_are_blank(info: str, code: str, bare: str) -> None:
    found = without_comments(code, language_of(info))
    assert [line.strip() for line in found.split("\n")] == [
        line.strip() for line in bare.split("\n")
    ]


@given(st.text("#/*-;%'\"<!>ab \n", max_size=60), st.sampled_from(["", "c", "yaml", "vb", "html"]))
def test_comments_leave_every_other_character_in_its_place(code: str, info: str) -> None:
    bare = without_comments(code, language_of(info))
    assert len(bare) == len(code)
    assert all(new in (old, " ") for old, new in zip(code, bare, strict=True))
    assert bare.count("\n") == code.count("\n")


def test_same_info() -> None:
    assert same_info("js", "JS")
    assert same_info('yaml title="The crew"', "yaml   title='A tripulação'")
    assert not same_info("shell", "concha")
    assert not same_info("js copy", "js")
