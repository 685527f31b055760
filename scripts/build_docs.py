"""Write what is generated of the documentation, and the schema of the configuration.

    python scripts/build_docs.py [--check]

`docs/rules` is made of the rules: their docstrings, their options, and what they say about their
examples. In the other pages of `docs`, what stands between `<!-- generated: NAME -->` and
`<!-- end of generated -->` is made of the command line, the configuration and the layouts. With
`--check` nothing is written; what is stale is named, and the exit code is 1 if anything is.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from doclint.check.engine import align_pair
from doclint.check.registry import all_rules
from doclint.cli import doclint
from doclint.config.config import Config
from doclint.config.pair_settings import PairSettings
from doclint.config.resolve import settings_of
from doclint.config.schema import schema_of
from doclint.files import Tree
from doclint.model import Severity
from doclint.pair.finder import Finder, Pair
from doclint.pair.layout import Layout
from doclint.pair.layouts import BUILT_IN
from doclint.project.check import check_files, check_pairing, check_texts
from doclint.project.site import DiskSite
from doclint.rule import Bad, Example, Rule, Scope
from doclint.show.full import full
from doclint.show.outcome import Located, Outcome, order
from doclint.show.text import printable
from doclint.testing import glossary_in, history_of, memory_of, unmarked

ROOT = Path(__file__).resolve().parent.parent
DOCS = Path("docs")
RULES = DOCS / "rules"
SCHEMA = Path("lint/doclint/config/config.schema.json")

ARTICLE = "article.md"
COLUMNS = 100
NOTICE = "<!-- Written by scripts/build_docs.py. -->\n"
PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end of generated -->)", re.DOTALL)

Schema = Mapping[str, Any]


def rule_page(rule: Rule) -> str:
    """Return the page of a rule: what its docstring says, its options, its examples."""
    severity = "off" if rule.severity is Severity.OFF else f"**{rule.severity}**"
    reach = "file" if rule.scope is Scope.PROJECT else "next-line"
    comment = f"doclint-disable-{reach} {rule.name} -- reason"
    comment = f"# {comment}" if rule.scope is Scope.CATALOG else f"<!-- {comment} -->"
    about = f"""\
Severity: {severity}, unless the [configuration](../../configuration.md) says otherwise
(`"{rule.name}"` in `[rules]`). [A comment](../../silencing.md) silences one finding:
`{comment}`.
"""
    page = rule.page.removeprefix(rule.summary).strip()
    lines = [NOTICE, f"# {rule.name}\n", f"{rule.summary}\n", about, f"{page}\n"]
    lines += options_of(rule)
    for heading, is_bad in (("Wrong", True), ("Right", False)):
        examples = [one for one in rule.examples if isinstance(one, Bad) is is_bad]
        lines.append(f"## {heading}\n")
        for number, example in enumerate(examples):
            lines += ["---\n"] * bool(number)
            lines += example_of(rule, example)
    return "\n".join(lines)


def options_of(rule: Rule) -> Iterator[str]:
    """Yield the table of a rule's options."""
    if rule.options:
        yield f'Set in the table `[options."{rule.name}"]`:\n'
        yield "| option | default | does |\n| --- | --- | --- |"
        for name, option in rule.options.items():
            yield f"| `{name}` | `{json.dumps(option.default)}` | {option.help} |"
        yield ""


def example_of(rule: Rule, example: Example) -> Iterator[str]:
    """Yield an example with what the rule says about it.

    Raises ValueError where a `Good` gives a finding or a `Bad` none.
    """
    files = files_of(rule, example)
    found = found_in(rule, example, files)
    if bool(found) != isinstance(example, Bad):
        raise ValueError(f"{rule.name}: an example gives {len(found)} findings: {example}")
    source, translation = sides_of(example)
    roles = {source: "Source, ", translation: f"Translation ({example.language}), "}
    for number, (old_source, old_translation) in enumerate(example.before, 1):
        yield f"Version {number} of source and translation:\n"
        yield fenced("markdown", visible(old_source))
        yield fenced("markdown", visible(old_translation))
    for other_source, other_translation in example.elsewhere:
        yield "Elsewhere in the project:\n"
        yield fenced("markdown", visible(other_source))
        yield fenced("markdown", visible(other_translation))
    if example.glossary:
        yield "The glossary:\n"
        yield fenced("toml", example.glossary)
    for path, text in files.items():
        yield f"{roles.get(path, '')}`{path}`:\n"
        yield fenced("markdown" if path.endswith(".md") else "", visible(text))
    if example.options:
        table = "\n".join(f"{name} = {json.dumps(v)}" for name, v in example.options.items())
        yield f"With these options, `doclint check` {'says:' if found else 'says nothing.'}\n"
        yield fenced("toml", f'[options."{rule.name}"]\n{table}\n')
    elif found:
        yield "`doclint check` says:\n"
    if found:
        lines = full(Outcome(found, 1), str, COLUMNS, colour=False)
        yield fenced("text", "\n".join(lines).rstrip())
    if isinstance(example, Bad) and example.fixed is not None:
        yield "Mended:\n"
        yield fenced("markdown", visible(example.fixed))


def files_of(rule: Rule, example: Example) -> dict[str, str]:
    """Return the files of an example by path, without the marks."""
    if rule.scope is Scope.PROJECT:
        return {path: unmarked(text)[0] for path, text in example.files.items()}
    if rule.scope is Scope.CATALOG:
        return {catalog_of(example): unmarked(example.translation)[0]}
    source, translation = sides_of(example)
    texts = {source: example.source, translation: unmarked(example.translation)[0]}
    return {**texts, **example.files}


def catalog_of(example: Example) -> str:
    """Return the path of the catalog that is an example."""
    return f"po/{example.language}.po"


def sides_of(example: Example) -> tuple[str, str]:
    """Return the paths of the source and the translation of an example."""
    source, translation = BUILT_IN[example.layout].sides("en")[0]
    return source.fill(ARTICLE), translation.fill(ARTICLE, example.language)


def found_in(rule: Rule, example: Example, files: Mapping[str, str]) -> tuple[Located, ...]:
    """Return what a rule finds in an example, written to the disk as a project."""
    layout = BUILT_IN[example.layout]
    settings = settings_of(Config(), layout, {})._replace(
        severities={rule.name: Severity.INFO if rule.severity is Severity.OFF else rule.severity},
        options={rule.name: example.options},
        glossary=glossary_in(example),
    )
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        tree = Tree(folder)
        pairing = Finder(tree, layout, "en").all()
        if rule.scope is Scope.CATALOG:
            path = catalog_of(example)
            pair = Pair(path, path, example.language)
            found = [*check_files(tree, pair, settings).found]
        elif rule.scope is Scope.PROJECT:
            found = [*check_pairing(pairing, PairSettings(settings), tree)]
        else:
            source, translation = sides_of(example)
            (pair,) = (pair for pair in pairing.pairs if pair.translation == translation)
            texts = files[source], files[translation]
            aligned = align_pair(*texts, pair.language, settings)
            history = history_of(aligned, example)
            memory = memory_of(example, settings) if example.elsewhere else None
            site = DiskSite(tree, pair)
            found = [*check_texts(pair, *texts, settings, site, memory, history).found]
    return tuple(sorted((at for at in found if at.finding.rule == rule.name), key=order))


def fenced(language: str, text: str) -> str:
    """Return a block of code, whatever it holds (CommonMark 0.31, 4.5)."""
    runs = (len(run) for run in re.findall("`+", text))
    fence = "`" * max(3, max(runs, default=0) + 1)
    return "\n".join((fence + language, text.removesuffix("\n"), fence, ""))


def visible(text: str) -> str:
    """Return a text with its invisible characters spelt out, but for tabs and line ends."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("\t".join(map(printable, line.split("\t"))) for line in lines)


def rules_index(rules: Iterable[Rule]) -> str:
    """Return the list of all rules, by group."""
    about = """\
The severity is the default one: `doclint check` fails on errors and warnings, and
[the configuration](../configuration.md) changes it for a rule or a whole group. `doclint explain
RULE` shows these pages in the terminal.
"""
    lines = [NOTICE, "# Rules\n", about]
    for group, members in groupby(rules, key=lambda rule: rule.group):
        package = import_module(f"doclint_rules.{group.replace('-', '_')}")
        lines += [f"## {group}\n", f"{package.__doc__}\n"]
        lines += ["| rule | severity | finds |", "| --- | --- | --- |"]
        for rule in members:
            link = f"[{rule.name}]({rule.name}.md)"
            lines.append(f"| {link} | {rule.severity} | {rule.summary.rstrip('.')} |")
        lines.append("")
    return "\n".join(lines)


def configuration(schema: Schema) -> str:
    """Return the reference of the keys, a table for each table of the configuration."""
    tables: dict[str, Schema] = {}
    for key, value in schema["properties"].items():
        inner = value.get("items", {})
        if "properties" in value:
            tables[f"[{key}]"] = value
        elif "properties" in inner:
            tables[f"[[{key}]]"] = inner
    plain = {
        key: value
        for key, value in schema["properties"].items()
        if not {f"[{key}]", f"[[{key}]]"} & tables.keys()
    }
    lines = list(keys_of(plain))
    for name, table in tables.items():
        lines += [f"### `{name}`\n", f"{table['description']}\n", *keys_of(table["properties"])]
    return "\n".join(lines)


def keys_of(properties: Schema) -> Iterator[str]:
    """Yield a table of keys."""
    yield "| key | type | what it is |"
    yield "| --- | --- | --- |"
    for key, value in properties.items():
        default = f" Default: `{json.dumps(value['default'])}`." if "default" in value else ""
        values = f" One of {', '.join(f'`{each}`' for each in value.get('enum', []))}."
        there = values if "enum" in value else ""
        yield f"| `{key}` | {type_of(value)} | {value['description']}{there}{default} |"
    yield ""


def type_of(value: Schema) -> str:
    """Name the type of a value of TOML."""
    match value:
        case {"type": "array"}:
            return "list of texts"
        case {"type": "object", "additionalProperties": {"type": "array"}}:
            return "table of lists of texts"
        case {"type": "object", "additionalProperties": {"type": "string"}}:
            return "table of texts"
        case {"type": "object"}:
            return "table"
        case {"type": "boolean"}:
            return "true or false"
        case _:
            return "text"


def layouts(known: Iterable[Layout]) -> str:
    """Return the table of the built-in layouts."""
    rows = ["| layout | source | translation |", "| --- | --- | --- |"]
    for layout in known:
        for source, translation in layout.sides("en"):
            rows.append(f"| `{layout.name}` | `{source.text}` | `{translation.text}` |")
    return "\n".join(rows) + "\n"


def commands(group: click.Group, path: str = "doclint", level: str = "##") -> str:
    """Return the reference of the command line: what every command takes; a group's lie below it.

    `path` is what is written before the commands of the group, `level` marks their headings.
    """
    lines: list[str] = []
    for name, command in group.commands.items():
        arguments = [each for each in command.params if isinstance(each, click.Argument)]
        options = [each for each in command.params if isinstance(each, click.Option)]
        usage = [f"{path} {name}", *["[OPTIONS]"] * bool(options), *map(metavar, arguments)]
        if isinstance(command, click.Group):
            lines += [f"{level} {path} {name}\n", command_text(command)]
            lines.append(commands(command, f"{path} {name}", f"{level}#"))
            continue
        lines += [f"{level} {path} {name}\n", fenced("text", " ".join(usage))]
        lines.append(command_text(command))
        for option in options:
            default = f" Default: `{option.default}`." if option.show_default else ""
            value = "" if option.is_flag else f" {metavar(option)}"
            lines.append(f"- `{', '.join(option.opts)}{value}`: {option.help}{default}")
        lines += [""] * bool(options)
    return "\n".join(lines)


def command_text(command: click.Command) -> str:
    """Return what the help of a command says, its lines as in the source."""
    return "\n".join(line.strip() for line in (command.help or "").strip().splitlines()) + "\n"


def metavar(parameter: click.Parameter) -> str:
    """Return what stands for the value of a parameter, as in `doclint --help`."""
    if isinstance(parameter.type, click.Choice):
        name = "|".join(parameter.type.choices)
    else:
        name = parameter.metavar or (parameter.name or "").upper()
    if isinstance(parameter, click.Option):
        return name if parameter.metavar or "|" in name else parameter.type.name.upper()
    return f"[{name}]..." if parameter.nargs == -1 else name


def generated() -> dict[Path, str]:
    """Return all that is generated, by path from the root of the repository."""
    rules = all_rules()
    schema = schema_of(rules)
    parts = {
        "commands": commands(doclint),
        "configuration": configuration(schema),
        "layouts": layouts(BUILT_IN.values()),
    }
    pages = {
        RULES / "index.md": rules_index(rules.values()),
        **{RULES / f"{rule.name}.md": rule_page(rule) for rule in rules.values()},
    }
    for file in sorted((ROOT / DOCS).glob("*.md")):
        pages[DOCS / file.name] = filled(file.read_text(encoding="utf-8"), parts)
    pages[SCHEMA] = json.dumps(schema, indent=2) + "\n"
    return pages


def filled(page: str, parts: Mapping[str, str]) -> str:
    """Put the generated parts into a page; KeyError for a name that is none."""
    return PART.sub(lambda found: f"{found[1]}\n{parts[found[2]]}\n{found[3]}", page)


def stale(pages: Mapping[Path, str]) -> Iterator[Path]:
    """Yield the paths whose files are not there, differ, or should not be there."""
    for path, text in pages.items():
        file = ROOT / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            yield path
    there = (file.relative_to(ROOT) for file in sorted((ROOT / RULES).rglob("*.md")))
    yield from (path for path in there if path not in pages)


def main(*, check: bool) -> int:
    """Bring the files up to date, or name those that are not; returns the exit code."""
    pages = generated()
    paths = list(stale(pages))
    for path in paths:
        print(f"{path}: stale")  # noqa: T201  # a script's output
        if check:
            continue
        if path in pages:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(pages[path], encoding="utf-8")
        else:
            (ROOT / path).unlink()
    return int(check and bool(paths))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if stale")
    sys.exit(main(check=parser.parse_args().check))
