from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from doclint.errors import InputError
from doclint.project.project import Project, open_project, settings_without_project

Write = Callable[[Mapping[str, str | bytes]], Path]

SITE = {"content/a.md": "", "translations/pt-BR/content/a.md": ""}


def opened(write: Write, config: str, files: Mapping[str, str] = SITE) -> Project:
    return open_project(write({"doclint.toml": config, **files}))


def test_recognised_without_configuration(write: Write) -> None:
    project = open_project(write(SITE))
    assert project.layout.name == "github-docs"
    assert project.settings.base.source_anchors
    assert "intro" in project.settings.base.front_matter.human


def test_own_templates(write: Write) -> None:
    config = 'source = "docs/{path}"\ntranslation = "i18n/{lang}/{path}"'
    project = opened(write, config, {"docs/a.md": "", "i18n/ja/a.md": ""})
    assert [pair.translation for pair in project.finder.all().pairs] == ["i18n/ja/a.md"]
    assert not project.settings.base.source_anchors


def test_own_templates_with_the_habits_of_a_layout(write: Write) -> None:
    config = 'layout = "jekyll"\nsource = "en/{path}"\ntranslation = "{lang}/{path}"'
    project = opened(write, config, {"en/a.md": "", "es/a.md": ""})
    assert "permalink" in project.settings.base.front_matter.local


def test_own_templates_with_the_dialect_of_a_layout(write: Write) -> None:
    config = 'layout = "starlight"\nsource = "en/{path}"\ntranslation = "{lang}/{path}"'
    project = opened(write, config, {"en/a.mdx": "", "es/a.mdx": ""})
    assert project.settings.base.dialect == "mdx"
    assert [pair.translation for pair in project.finder.all().pairs] == ["es/a.mdx"]


def test_excluded_files(write: Write) -> None:
    files = {**SITE, "content/drafts/b.md": "", "translations/pt-BR/content/drafts/b.md": ""}
    project = opened(write, 'exclude = ["content/drafts/"]', files)
    assert len(project.finder.all().pairs) == 1


def test_terms_file_is_read_where_it_is_there(write: Write) -> None:
    own = {"doclint-terms.toml": '[terms]\n"berth" = 2\n', "x.toml": "[labels]\nSave = 1\n"}
    files = {**SITE, **own}
    assert opened(write, "", files).settings.base.terms == {"berth"}
    assert opened(write, 'terms-file = "x.toml"', files).settings.base.labels == {"Save"}
    with pytest.raises(InputError, match=r"doclint.toml: none.toml: no such file"):
        opened(write, 'terms-file = "none.toml"', files)


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ('layout = "github"', "`layout`: no layout `github`; did you mean `github-docs`?"),
        ('source = "docs/{path}"', "`source` and `translation` need one another"),
        ('source = "docs"\ntranslation = "{lang}/{path}"', "template `docs`: needs one {path}"),
        ('source = "{lang}/{path}"\ntranslation = "{lang}/{path}"', "`source` cannot have {lang}"),
        ('source = "en/{path}"\ntranslation = "pt/{path}"', "`translation` needs {lang}, or"),
        ('languages = ["klingon"]', "`languages`: `klingon` is not a language tag"),
        ('source-language = "xx"', "`source-language`: `xx` is not a language tag"),
        ('[rules]\n"link/lots" = "off"', "no such rule"),
    ],
)
def test_mistakes(write: Write, config: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        opened(write, config)
    assert "doclint.toml: " in str(error.value)
    assert message in str(error.value)


def test_no_layout(write: Write) -> None:
    with pytest.raises(InputError, match="no layout recognised; looked for translations/"):
        open_project(write({"README.md": ""}))


def test_two_layouts(write: Write) -> None:
    files = {**SITE, "en/a.md": "", "es/a.md": "", "_config.yml": ""}
    with pytest.raises(InputError, match="may be github-docs and jekyll; name the `layout`"):
        open_project(write(files))


def test_paths_become_relative(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(SITE)
    project = open_project(root)
    assert project.relative(root / "content/a.md") == "content/a.md"
    assert project.relative(root / "content/../content") == "content"
    assert project.relative(root) == ""
    monkeypatch.chdir(root / "content")
    assert project.relative(Path("a.md")) == "content/a.md"
    assert project.relative(Path("..")) == ""
    with pytest.raises(InputError, match=r"^none.md: no such file or folder$"):
        project.relative(Path("none.md"))
    assert project.relative(root.parent) is None


def test_without_a_project_all_layouts_habits_hold(write: Write) -> None:
    keys = settings_without_project(None).base.front_matter
    assert {"intro", "excerpt"} <= keys.human
    assert {"redirect_from", "layout"} <= keys.machine
    assert settings_without_project(None).base.source_anchors
    config = write({"x.toml": 'layout = "jekyll"\n[rules]\nproject = "off"'}) / "x.toml"
    settings = settings_without_project(config).base
    assert "intro" not in settings.front_matter.human
    assert settings.severities == {"project": "off"}


@pytest.mark.parametrize("key", ["baseline", "terms-file"])
@pytest.mark.parametrize("path", ["../x", "/tmp/x", "link/x", "a/../../x"])
def test_configured_files_stay_in_the_project(write: Write, key: str, path: str) -> None:
    root = write({**SITE, "doclint.toml": f'{key} = "{path}"'})
    (root / "link").symlink_to(root.parent)
    with pytest.raises(InputError, match=rf"`{key}`: `{path}` lies outside the project"):
        open_project(root)
