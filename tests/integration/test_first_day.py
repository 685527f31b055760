"""A team's first day, with the real tools: 300 articles that have been translated for years."""

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

Shell = Callable[..., tuple[int, str, str]]
Write = Callable[[Mapping[str, str | bytes]], Path]

ARTICLES = 300
# Of a sentence, both languages; `{n}`, `{tag}`, `{link}` and `{code}` are the same in both;
# `{title}` and `{other}` are a title in the one and in the other.
SENTENCES = [
    ("A berth is reserved for {n} days.", "Um cais fica reservado por {n} dias."),
    (
        "The harbor master answers within {n} hours, even at night.",
        "O capitão do porto responde em até {n} horas, mesmo à noite.",
    ),
    (
        "Boats that are longer than {n} meters need a pilot.",
        "Barcos com mais de {n} metros precisam de um prático.",
    ),
    (
        "Open {tag} and look for the name of your boat.",
        "Abra {tag} e procure o nome do seu barco.",
    ),
    (
        "When the tide is low, {tag} shows a warning to the whole crew.",
        "Quando a maré está baixa, {tag} mostra um aviso a toda a tripulação.",
    ),
    (
        "For more information, see [{title}]({link}).",
        "Para obter mais informações, consulte [{other}]({link}).",
    ),
    (
        "Before you leave, read [{title}]({link}) and tell somebody on land.",
        "Antes de sair, leia [{other}]({link}) e avise alguém em terra.",
    ),
    (
        "Run `{code}` to print the log of the voyage.",
        "Execute `{code}` para imprimir o diário de bordo.",
    ),
    (
        "If `{code}` fails, the signal is too weak in this part of the bay.",
        "Se `{code}` falhar, o sinal está fraco demais nesta parte da baía.",
    ),
    ("Nobody may fish between the two lighthouses.", "Ninguém pode pescar entre os dois faróis."),
    (
        "The fee is paid once a year, and children sail for free.",
        "A taxa é paga uma vez por ano, e crianças navegam de graça.",
    ),
    (
        "Fresh water and electricity are part of the price.",
        "Água potável e eletricidade fazem parte do preço.",
    ),
]
TITLES = [
    ("Mooring a boat", "Como atracar um barco"),
    ("Leaving the harbor at night", "Como deixar o porto à noite"),
    ("Reading the tide tables", "Como ler as tábuas de marés"),
    ("Paying the harbor fees", "Como pagar as taxas do porto"),
    ("Reporting a lost anchor", "Como comunicar a perda de uma âncora"),
    ("Inviting a second crew", "Como convidar uma segunda tripulação"),
]
HEADINGS = [
    ("Before you begin", "Antes de começar"),
    ("What it costs", "Quanto custa"),
    ("If something goes wrong", "Se algo der errado"),
    ("Further reading", "Leitura adicional"),
]
TAGS = ["berths", "fees", "signals", "tides"]
COMMANDS = ["harbor log", "harbor log --all", "quay status", "tide --today"]


class Article(NamedTuple):
    """The texts of both sides."""

    source: str
    translation: str


def article(number: int) -> Article:
    """Write an article and its translation, the same for the same number."""
    chance = random.Random(number)
    titles = [*chance.choice(TITLES)]
    sides = [[f"---\ntitle: {title} {number}\nversions: '*'\n---\n"] for title in titles]
    for heading in chance.sample(HEADINGS, chance.randint(2, 4)):
        paragraph = [sentence(chance) for _ in range(chance.randint(2, 4))]
        items = [sentence(chance) for _ in range(chance.choice((0, 0, 2, 3)))]
        for side in (0, 1):
            sides[side] += [f"## {heading[side]}", " ".join(text[side] for text in paragraph)]
            sides[side] += ["\n".join(f"- {text[side]}" for text in items)] * bool(items)
        if chance.random() < 0.3:
            block = f"```shell\n{chance.choice(COMMANDS)}\n```"
            sides[0].append(block)
            sides[1].append(block)
    return Article(*("\n\n".join(side).replace("\n\n\n", "\n\n") + "\n" for side in sides))


def sentence(chance: random.Random) -> tuple[str, str]:
    """Return a sentence in both languages."""
    title, other = chance.choice(TITLES)
    values = {
        "n": chance.randint(2, 90),
        "tag": f"{{% data variables.harbor.{chance.choice(TAGS)} %}}",
        "link": f"/guides/{title.lower().replace(' ', '-')}",
        "code": chance.choice(COMMANDS),
        "title": title,
        "other": other,
    }
    source, translation = chance.choice(SENTENCES)
    return source.format(**values), translation.format(**values)


def aged(number: int, text: Article) -> str:
    """Return the translation as the years left it: one article in five has some damage."""
    translation = text.translation
    if number % 10 == 0:  # a paragraph was never translated
        mine, theirs = (paragraphs(side) for side in (text.translation, text.source))
        translation = translation.replace(mine[-1], theirs[-1])
    if number % 15 == 1:  # a link became plain text
        translation = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", translation, count=1)
    if number % 20 == 2:  # a tag went missing
        translation = re.sub(r"\{%[^%]*%\}", "o painel", translation, count=1)
    if number % 25 == 3:  # the title
        translation = re.sub("title: .*", text.source.splitlines()[1], translation, count=1)
    return translation


def paragraphs(text: str) -> list[str]:
    return [
        part
        for part in text.strip().split("\n\n")
        if not part.startswith(("#", "---", "```", "- ", "title"))
    ]


def site() -> Iterator[tuple[str, str]]:
    """Yield paths and texts."""
    for number in range(ARTICLES):
        text = article(number)
        name = f"part-{number // 30}/article-{number}.md"
        yield f"content/{name}", text.source
        yield f"translations/pt-BR/content/{name}", aged(number, text)


Found = list[tuple[str, str]]

SOURCE_CHANGED = "translations/pt-BR/content/part-1/article-44.md"
TAG_DAMAGED = "translations/pt-BR/content/part-4/article-125.md"
ENGLISH_ADDED = "translations/pt-BR/content/part-8/article-242.md"  # has an old finding, too
NEW = [
    (SOURCE_CHANGED, "text/number"),
    (TAG_DAMAGED, "liquid/translated"),
    (ENGLISH_ADDED, "untranslated/segment"),
]


@pytest.fixture
def adopted(
    repository: Path, write: Write, configured: str, shell: Shell, commit: Callable[[Path], None]
) -> Path:
    """The site on the branch `topic`, with everything that the first day brings committed."""
    write(dict(site()))
    shell(repository, "doclint", "init")
    _, out, err = shell(repository, "doclint", "check", expected=1)
    assert len(out.splitlines()) > 100
    assert "in 70 files; 300 pairs checked" in err
    shell(repository, "doclint", "check", "--update-baseline")
    write({".pre-commit-config.yaml": configured})
    shell(repository, "pre-commit", "install")
    shell(repository, "git", "add", "--all")
    shell(repository, "git", "commit", "--message=Adopt doclint")  # the hook agrees
    shell(repository, "git", "checkout", "--quiet", "-b", "topic")
    return repository


def damage(repository: Path) -> None:
    """Change a sentence of a source, damage a tag and add an English sentence, in three files."""
    source = repository / SOURCE_CHANGED.removeprefix("translations/pt-BR/")
    edit(source, r"(?<=reserved for )\d+", "365")
    edit(repository / TAG_DAMAGED, r"\{% data variables", "{% dados variables")
    edit(
        repository / ENGLISH_ADDED,
        r"(?<=\.)\n\n(?=##|- )",
        " Ask the harbor master for the key of the gate.\n\n",
    )


def edit(file: Path, pattern: str, new: str) -> None:
    text, count = re.subn(pattern, new, file.read_text(encoding="utf-8"), count=1)
    assert count == 1
    file.write_text(text, encoding="utf-8")


def found_by_hook(repository: Path, shell: Shell, code: int) -> Found:
    shell(repository, "git", "add", "--all")
    _, out, err = shell(repository, "git", "commit", "--message=Change", expected=code)
    rows = re.findall(r"^(\S+?):\d+:\d+: (?:warning|error) (\S+)", out + err, re.MULTILINE)
    return sorted(rows)


def found_by_command(repository: Path, shell: Shell, *options: str) -> Found:
    command = ("doclint", "check", "--format", "json", *options)
    findings = json.loads(shell(repository, *command, expected=1)[1])["findings"]
    return sorted((finding["path"], finding["rule"]) for finding in findings)


def test_hook_and_ci_report_what_is_new_and_nothing_else(
    adopted: Path, shell: Shell, commit: Callable[[Path], None]
) -> None:
    damage(adopted)
    assert found_by_hook(adopted, shell, 1) == sorted(NEW)
    commit(adopted)  # past the hook: CI has to find it
    assert found_by_command(adopted, shell) == sorted(NEW)
    assert found_by_command(adopted, shell, "--changed-since", "main") == sorted(NEW)
    # Without the baseline the lines tell what is new, and one of them has an old finding.
    changed = ("--changed-since", "main", "--no-baseline")
    old = (ENGLISH_ADDED, "liquid/lost")
    assert found_by_command(adopted, shell, *changed) == sorted([*NEW, old])
    assert len(found_by_command(adopted, shell, "--no-baseline")) > 100 + len(NEW)


def test_one_is_silenced_and_two_are_left(
    adopted: Path, shell: Shell, commit: Callable[[Path], None]
) -> None:
    damage(adopted)
    edit(
        adopted / TAG_DAMAGED,
        r"(?m)^(?=.*\{% dados)",
        "<!-- doclint-disable-next-line liquid/translated -- the theme knows it -->\n",
    )
    two = sorted(row for row in NEW if row[0] != TAG_DAMAGED)
    assert found_by_hook(adopted, shell, 1) == two
    commit(adopted)
    assert found_by_command(adopted, shell) == two
    assert found_by_command(adopted, shell, "--changed-since", "main") == two


def test_old_finding_that_is_touched_counts_again(adopted: Path, shell: Shell) -> None:
    old = "translations/pt-BR/content/part-0/article-3.md"
    edit(adopted / old, "title: .*", "title: Mooring a boat")
    edit(adopted / old.removeprefix("translations/pt-BR/"), "title: .*", "title: Mooring a boat")
    assert found_by_hook(adopted, shell, 1) == [(old, "untranslated/front-matter")]
    assert found_by_command(adopted, shell, "--changed-since", "main") == [
        (old, "untranslated/front-matter")
    ]


def test_mended_finding_leaves_the_baseline(adopted: Path, shell: Shell) -> None:
    mended = "translations/pt-BR/content/part-0/article-3.md"
    baseline = adopted / "doclint-baseline.jsonl"
    before = baseline.read_text(encoding="utf-8").splitlines()
    edit(adopted / mended, "title: .*", "title: Como atracar um barco")
    _, _, err = shell(adopted, "doclint", "check")
    assert f"no longer found: {mended}: untranslated/front-matter" in err
    shell(adopted, "doclint", "check", "--prune-baseline")
    after = baseline.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in after] == [
        line for line in before if mended in line
    ]
    assert set(after) < set(before)
