"""What an info string says of code: its family and how its comments look.

A table of names, no parser: enough to set comments aside and to know where prose may be expected.
"""

import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from doclint.patterns import lazy_pattern


class Family(StrEnum):
    """What kind of text a piece of code is, as far as its translation goes."""

    SHELL = "shell"  # commands, and often what they print
    DATA = "data"  # keys and values
    MARKUP = "markup"  # tags and text
    PROGRAM = "program"
    TEXT = "text"  # prose with some marks, such as Markdown
    DRAWING = "drawing"  # diagrams: labels that nothing tells from names
    UNKNOWN = "unknown"


class Language(NamedTuple):
    """The language of a piece of code: its family and the styles of its comments (`_COMMENTS`)."""

    family: Family
    comments: tuple[str, ...]


# How a comment looks, by its sign. A sign counts after white space or at the beginning of a line,
# since it means something else inside a word (`https://`, `C#`, `${#list}`).
_COMMENTS = {
    "#": r"(?<!\S)\#(?![!{]).*",
    "//": r"(?<![^\s;{}(),])//.*",
    "/*": r"/\*(?s:.*?)(?:\*/|\Z)",
    "--": r"(?<!\S)--(?!\S*=)(?![\w-]).*",
    ";": r"(?<!\S);.*",
    "%": r"(?<!\\)%.*",
    "'": r"(?<!\S)'.*",
    "rem": r"(?i:^[ \t]*(?:@?rem\b|::).*)",
    "<!--": r"<!--(?s:.*?)(?:-->|\Z)",
    "<#": r"<\#(?s:.*?)(?:\#>|\Z)",
    "(*": r"\(\*(?s:.*?)(?:\*\)|\Z)",
    '"""': r"\"\"\"(?s:.*?)(?:\"\"\"|\Z)|'''(?s:.*?)(?:'''|\Z)",
    # Of a language that we do not know: a sign at the beginning of a line, or `#` and `//` that
    # stand apart from the code on both sides.
    "?": r"^[ \t]*(?:\#(?![!{])|//|--(?!\S)|;|%|(?i:rem)\b|<!--).*|^[ \t]*/\*(?s:.*?)(?:\*/|\Z)"
    r"|(?<=[ \t])(?:\#|//)(?=[ =]).*",
}
_DOUBLE_QUOTED = r'"(?:[^"\\\n]|\\.)*+"'
_SINGLE_QUOTED = r"(?<!\w)'(?:[^'\\\n]|\\.)*+'"

_ROWS = (
    (
        Family.SHELL,
        ("#",),
        """ash bash console cli csh fish ipython irb ksh pycon pry repl sh shell shell-session
        shellsession sh-session term terminal zsh""",
    ),
    (Family.SHELL, ("#", "<#"), "posh powershell ps ps1 pwsh"),
    (Family.SHELL, ("rem",), "bat batch cmd dos"),
    (
        Family.DATA,
        ("#",),
        """codeowners conf config dotenv editorconfig env gitattributes gitconfig gitignore graphql
        gql http ignore properties text/yaml toml yaml yml""",
    ),
    (Family.DATA, ("#", "//", "/*"), "hcl terraform tf hocon"),
    (Family.DATA, ("//", "/*"), "json json5 jsonc json-with-comments proto protobuf jsonnet"),
    (Family.DATA, ("#", ";"), "cfg ini systemd desktop"),
    (Family.DATA, (), "csv tsv"),
    (Family.MARKUP, ("<!--",), "atom rss svg xml plist"),
    # Most hold scripts and styles, too.
    (
        Family.MARKUP,
        ("<!--", "//", "/*"),
        "astro html htm jsx mdx pug svelte tsx vue xhtml",
    ),
    (Family.MARKUP, ("<!--", "#"), "django erb handlebars hbs html+erb jinja liquid twig"),
    (
        Family.PROGRAM,
        ("//", "/*"),
        """c c++ cc clike cpp cs csharp d dart dotnet fs fsharp go golang gradle groovy h haxe hpp
        java javascript js jsonp kotlin kt kts less mjs objc objective-c objectivec reason rs rust
        sass scala scss sol solidity swift ts typescript v verilog zig glsl hlsl wgsl mts cts""",
    ),
    (Family.PROGRAM, ("/*",), "css postcss"),
    (Family.PROGRAM, ("#", "//", "/*"), "php"),
    (
        Family.PROGRAM,
        ("#",),
        """awk cmake coffee coffeescript containerfile cr crystal docker dockerfile elixir ex exs
        just justfile julia jl make makefile mk nim nix nginx perl pl puppet r rake rb rbs ruby
        sed starlark bzl tcl apache apacheconf caddyfile caddy""",
    ),
    (Family.PROGRAM, ("#", '"""'), "gdscript py python python3 py3"),
    (Family.PROGRAM, ("--", "/*"), "mysql pgsql plpgsql postgres postgresql sql sqlite tsql"),
    (Family.PROGRAM, ("--",), "ada elm haskell hs lua vhdl"),
    (Family.PROGRAM, (";",), "asm clj clojure cl elisp emacs-lisp lisp llvm nasm racket scheme"),
    (Family.PROGRAM, ("%",), "erl erlang latex matlab octave prolog tex"),
    (Family.PROGRAM, ("(*",), "ml ocaml pascal delphi sml"),
    (Family.PROGRAM, ("'",), "vb vba vbnet vbs vbscript"),
    (
        Family.TEXT,
        ("<!--",),
        """markdown md text txt plain plaintext plain-text output log none nohighlight adoc
        asciidoc rst org email eml""",
    ),
    (
        Family.DRAWING,
        (),
        "mermaid plantuml puml dot graphviz ditaa bob svgbob d2 geojson topojson stl",
    ),
)
_LANGUAGES = {
    name: Language(family, comments) for family, comments, names in _ROWS for name in names.split()
}
_UNKNOWN = Language(Family.UNKNOWN, ("?",))
_NAME = lazy_pattern(r"(?:\{[ \t]*)?\.?(?:language-)?([\w+#/-]+)")


def language_of(info: str) -> Language:
    """Return the language that an info string (`ruby`, `{.python}`, `yaml{:copy}`) names."""
    found = _NAME.match(info)
    return _LANGUAGES.get(found[1].lower(), _UNKNOWN) if found else _UNKNOWN


def without_comments(code: str, language: Language) -> str:
    """Return code with its comments blank; every other character stays where it is."""
    if not language.comments:
        return code
    return _pattern(language.comments).sub(_blank, code)


@cache
def _pattern(comments: tuple[str, ...]) -> re.Pattern[str]:
    signs = "|".join(_COMMENTS[sign] for sign in comments)
    # Strings are read so that a sign in one is none. Comments come first: three quotation marks
    # would be an empty string otherwise.
    strings = _DOUBLE_QUOTED if "'" in comments else f"{_DOUBLE_QUOTED}|{_SINGLE_QUOTED}"
    return re.compile(f"(?P<comment>{signs})|{strings}", re.MULTILINE)


def _blank(found: re.Match[str]) -> str:
    if found["comment"] is None:
        return found[0]
    return "".join(character if character == "\n" else " " for character in found[0])


_TITLE = lazy_pattern(r"""=\s*(?:"[^"]*"|'[^']*')""")


def same_info(source: str, translation: str) -> bool:
    """Tell whether two info strings say the same: case, white space and titles do not count."""
    if source == translation:
        return True
    ours, theirs = (_TITLE.sub('=""', info).lower().split() for info in (source, translation))
    return ours == theirs
