"""The pages of docs/: what they show can be used as it stands."""

import json
import re
import shlex
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest
import yaml

from doclint.check.registry import all_rules
from doclint.cli import doclint
from doclint.config.read import read_config
from doclint.config.resolve import settings_of
from doclint.pair.layouts import ANY
from doclint.show.formats import FORMATS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = {
    page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8")
    for page in sorted(DOCS.rglob("*.md"))
}
WRITTEN = {name: text for name, text in PAGES.items() if not name.startswith("docs/rules/")}
FENCED = re.compile(r"^(?P<fence>`{3,})(?P<language>\S*)\n(?P<text>.*?)^(?P=fence)$", re.M | re.S)
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\((?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]*))?\)")


def blocks(language: str) -> list[Any]:
    """Return the blocks of code in a language, of all pages that are written by hand."""
    found = [
        pytest.param(block["text"], id=f"{name}-{number}")
        for name, text in WRITTEN.items()
        for number, block in enumerate(FENCED.finditer(text), 1)
        if block["language"] == language
    ]
    assert found
    return found


def commands() -> list[Any]:
    """Return the commands `doclint …` in the pages: those in blocks, and the code spans."""
    found = {
        command
        for text in WRITTEN.values()
        for block in FENCED.finditer(text)
        if block["language"] in ("sh", "yaml")
        for command in re.findall(
            r"\bdoclint (?:check|init|learn|rules|explain|comp)[^|)#>\n]*", block["text"]
        )
    }
    found |= {
        span
        for text in WRITTEN.values()
        for span in re.findall(r"`(doclint [a-z][^`]*)`", FENCED.sub("", text))
    }
    return sorted(found)


@pytest.mark.parametrize("command", commands())
def test_commands_exist_with_their_options(command: str) -> None:
    _, name, *arguments = shlex.split(command)
    found = doclint.commands[name]
    if any(argument.isupper() for argument in arguments):
        arguments = [argument for argument in arguments if not argument.isupper()]
        assert name in ("explain", "completion", "check")
        if name != "check":
            return
    with suppress(click.MissingParameter):  # a page may name a command without what it needs
        found.make_context(name, arguments)


@pytest.mark.parametrize("text", blocks("toml"))
def test_configurations_can_be_read(text: str, tmp_path: Path) -> None:
    file = tmp_path / "doclint.toml"
    file.write_text(text, encoding="utf-8")
    settings_of(read_config(str(file), "doclint.toml"), ANY, all_rules(), None, "doclint.toml")
    schema = ROOT / "lint/doclint/config/config.schema.json"
    jsonschema.validate(tomllib.loads(text), json.loads(schema.read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", blocks("yaml"))
def test_yaml_names_what_this_repository_has(text: str) -> None:
    content = yaml.safe_load(text)
    if isinstance(content, list):
        return  # a part of a job, beside the rest of it
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for repository in content.get("repos", ()):
        assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}
    for job in content.get("jobs", {}).values():
        (step,) = (step for step in job["steps"] if "/doclint@" in step["uses"])
        assert step.get("with", {}).keys() <= action["inputs"].keys()
        used = set(re.findall(rf"steps\.{step['id']}\.outputs\.([a-z-]+)", text))
        assert used
        assert used <= action["outputs"].keys()


def test_every_input_and_output_of_the_action_is_listed() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    for kind, column in (("input", "inputs"), ("output", "outputs")):
        table = WRITTEN["docs/ci.md"].partition(f"| {kind} | is |")[2].partition("\n\n")[0]
        assert re.findall(r"^\| `([a-z-]+)`", table, re.MULTILINE) == list(action[column])


def test_every_format_is_listed() -> None:
    assert tuple(re.findall(r"^\| `([a-z]+)` \|", WRITTEN["docs/formats.md"], re.M)) == FORMATS


def test_example_of_json_is_valid() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", WRITTEN["docs/formats.md"], re.DOTALL)
    schema = ROOT / "lint/doclint/show/findings.schema.json"
    jsonschema.validate(json.loads(example), json.loads(schema.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    prose = re.sub(r"`[^`\n]*`", "", FENCED.sub("", PAGES[name]))
    for link in LINK.finditer(prose):
        if "://" in link["path"]:
            continue
        target = ((ROOT / name).parent / link["path"]).resolve() if link["path"] else ROOT / name
        page = target.relative_to(ROOT).as_posix()
        assert page in PAGES, link[0]
        if link["anchor"]:
            assert link["anchor"] in anchors(PAGES[page]), link[0]


def anchors(page: str) -> set[str]:
    """Return the ids of the headings, as Python-Markdown makes them."""
    headings = re.findall(r"^#+ (.*)$", FENCED.sub("", page), re.MULTILINE)
    return {
        re.sub(r"[\s-]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower()) for text in headings
    }


def test_every_page_is_reached_from_the_first_one() -> None:
    reached, left = set[str](), ["docs/index.md"]
    while left:
        name = left.pop()
        if name not in reached:
            reached.add(name)
            for link in LINK.finditer(FENCED.sub("", PAGES[name])):
                target = ((ROOT / name).parent / link["path"]).resolve()
                if target.suffix == ".md" and "://" not in link["path"]:
                    left.append(target.relative_to(ROOT).as_posix())
    assert reached == set(PAGES)


def test_every_command_is_in_the_reference() -> None:
    assert isinstance(doclint, click.Group)
    headings = re.findall(r"^## doclint (\w+)$", WRITTEN["docs/command-line.md"], re.MULTILINE)
    assert headings == list(doclint.commands)
