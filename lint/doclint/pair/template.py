"""Path templates such as `translations/{lang}/content/{path}`.

`{path}` stands for what both sides share (it may hold folders), `{lang}` for the language, which a
template of sources does not have. Everything else is literal; `/` separates folders everywhere.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from doclint.errors import InputError
from doclint.pair.languages import same_language
from doclint.patterns import lazy_pattern

_PLACEHOLDER = lazy_pattern(r"\{([^{}]*)\}")


class Match(NamedTuple):
    """What a template's placeholders stand for in a path; `language` is as it stands there."""

    language: str
    path: str


class Template:
    """A path template, relative to the project, of files that end in one of `extensions`.

    Without any, every file is meant. `language` is that of all files, where their paths do not say
    it; `elsewhere` is as in `Side`. Raises InputError where it cannot be one: no or two `{path}`,
    two `{lang}`, another placeholder, an absolute path, a `..`.
    """

    def __init__(
        self,
        text: str,
        extensions: tuple[str, ...] = ("",),
        *,
        language: str = "",
        elsewhere: bool = False,
    ) -> None:
        self.text = text.removeprefix("./")
        self.extensions = extensions
        self.language = language
        self.elsewhere = elsewhere
        names = _PLACEHOLDER.findall(self.text)
        if unknown := next((name for name in names if name not in ("path", "lang")), None):
            raise InputError(f"template `{text}`: `{{{unknown}}}` is neither {{path}} nor {{lang}}")
        if names.count("path") != 1 or names.count("lang") > 1:
            raise InputError(f"template `{text}`: needs one {{path}} and at most one {{lang}}")
        if self.text.startswith("/") or ".." in self.text.split("/"):
            raise InputError(f"template `{text}`: must stay inside the project")
        self.has_language = "lang" in names

    @cached_property
    def base(self) -> str:
        """The folders before the first placeholder, with a slash at the end, or empty."""
        literal = self.text[: self.text.index("{")]
        return literal[: literal.rfind("/") + 1]

    @property
    def folder(self) -> str:
        """The folder that holds all files of the template, empty for the whole project."""
        return self.base.rstrip("/")

    @cached_property
    def language_folder(self) -> bool:
        """Whether the language is (in) the name of a folder that comes before the path."""
        segment = self.text[len(self.base) :].partition("/")[0]
        return "{lang}" in segment and "{path}" not in segment

    def languages_in(self, folders: Iterable[str]) -> Iterator[str]:
        """Yield what `{lang}` stands for in the names of the folders in `base`."""
        before, _, after = self.text[len(self.base) :].partition("/")[0].partition("{lang}")
        for folder in folders:
            if folder.startswith(before) and folder.endswith(after):
                yield folder[len(before) : len(folder) - len(after)]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        parts = _PLACEHOLDER.split(self.text)
        groups = {"path": "(?P<path>.+)", "lang": "(?P<lang>[^/]+?)"}
        pieces = [groups[part] if i % 2 else re.escape(part) for i, part in enumerate(parts)]
        return re.compile("".join(pieces), re.DOTALL)

    def match(self, path: str) -> Match | None:
        """Read a path (relative to the project); None where it does not fit."""
        found = self._pattern.fullmatch(path) if path.endswith(self.extensions) else None
        if found is None:
            return None
        return Match(found["lang"] if self.has_language else "", found["path"])

    def fill(self, path: str, language: str = "") -> str:
        """Return the path of a file."""
        return self.text.replace("{lang}", language).replace("{path}", path)

    def may_be_in(self, language: str) -> bool:
        """Tell whether files of the template may be in a language."""
        return not self.language or same_language(self.language, language)

    def with_language(self, folder: str) -> "Template":
        """Return the template of one language's files."""
        return Template(self.text.replace("{lang}", folder), self.extensions)
