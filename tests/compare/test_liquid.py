"""What became of the source's Liquid tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.check.engine import align_pair
from doclint.compare.liquid import liquid_changes
from doclint.compare.liquid_change import Change
from doclint.config.settings import Settings

BEFORE = "Read this before you moor the ship.\n\n", "Lies das, bevor du das Schiff festmachst.\n\n"
AFTER = "\n\nThe owner of the quay decides.\n", "\n\nDer Eigentümer des Kais entscheidet.\n"


def changes(
    source: str, translation: str, language: str = "de-DE", *, framed: bool = True
) -> list[Change]:
    """Return all changes, in the order of the translation."""
    if framed:
        source = BEFORE[0] + source + AFTER[0]
        translation = BEFORE[1] + translation + AFTER[1]
    pair = align_pair(source, translation, language, Settings())
    found = [change for kind in liquid_changes(pair).values() for change in kind]
    for change in found:
        assert 0 <= change.span.start <= change.span.end <= len(translation)
    return sorted(found, key=lambda change: change.span)


def said(source: str, translation: str, language: str = "de-DE") -> list[tuple[str, str, str]]:
    """Return kind, the translation's tag and the source's."""
    return [
        (
            change.kind,
            change.tag.text if change.tag else "",
            change.expected.text if change.expected else "",
        )
        for change in changes(source, translation, language)
    ]


DATA = "Open {% data variables.harbor.name %} now."
NAME = "{% data variables.harbor.name %}"
IF = "{% ifversion quay %}Moor.{% else %}Sail.{% endif %}"


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        (DATA, "Öffne jetzt {%- data variables.harbor.name -%}."),
        ("{% data a.b %} and {% data c.d %}", "{% data c.d %} und {% data a.b %}"),
        (
            "{% if a %}x{% endif %} {% if b %}y{% endif %}",
            "{% if b %}y{% endif %}{% if a %}x{% endif %}",
        ),
        ("**{% data a.b %} list**", "**{% data a.b %} list** (Liste von {% data a.b %})"),
        ("**{% data a.b %} list**", "**{% data a.b %} list**（{% data a.b %}の一覧）"),
        ("[a]({% data a.b %})", "[a](https://example.org/)"),
        ("Use `{{ x }` or `{% y`.", "Nimm `{{ x }` oder `{% y`."),
        ("`{ data a.b }` and { c.d }", "`{ data a.b }` und { c.d }"),
        ("```jsx\n<A b={{ c: 'Sea' }} />\n```", "```jsx\n<A b={{ c: 'Meer' }} />\n```"),
        ("```jsx\n<A b={{ c: 1 }} />\n```", "```jsx\n<A b={{...d}} c={{ 'e': 1 }} />\n```"),
        ('Return {render("# My ship")}.', 'Gib {render("# Mein Schiff")} zurück.'),
        ("```\n{% if a %}\n```\n", "```\n{% if a %}\n```\n"),
        ("{{% note %}}\nMoor.\n{{% /note %}}", "{{% note %}}\nMach fest.\n{{% /note %}}"),
        ('{{< tab "First steps" >}}', '{{< tab "Erste Schritte" >}}'),
        ("text %} more", "Text %} mehr"),
        ("```\n{{/* a comment */}}\n```", "```\n{{/* ein Kommentar */}}\n```"),
        ('{{< term id="pod" text="Pods" >}}', '{{< term id="pod" text="파드" >}}'),
        ("{% comment %}Moor.{% endcomment %}Sail.", "Segle."),
        ('Moor at {{< pier "3" >}}.', '<!--\nMoor at {{< pier "3" >}}.\n-->\nAn {{< pier "3" >}}.'),
    ],
)
def test_harmless(source: str, translation: str) -> None:
    assert said(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        (DATA, "Öffne {% daten variables.harbor.name %}.", [("translated", NAME)]),
        (DATA, "Öffne {% Datenvariablen.harbor.name %}.", [("translated", NAME)]),
        (DATA, "{%データ variables.harbor.name %}を開く。", [("translated", NAME)]),
        (DATA, "Öffne {% data Häfen.harbor.name %}.", [("translated", NAME)]),
        (DATA, "Öffne {% Data variables.harbor.name %}.", [("changed", NAME)]),
        (DATA, "Öffne {% data variables. harbor.name %}.", [("changed", NAME)]),
        (DATA, "Öffne {% data variables.harbor.names %}.", [("changed", NAME)]),
        (DATA, "Öffne {{ site.data.variables.harbor.name }}.", [("changed", NAME)]),
        (DATA, "Öffne { % data variables.harbor.name % }.", [("syntax", NAME)]),
        (DATA, "Öffne { data variables.harbor.name }.", [("syntax", NAME)]),
        (DATA, "Öffne {% %} daten harbor.name %}.", [("syntax", NAME)]),
        ("{{ a | b: 1 }}", "{{ a | b: 2 }}", [("changed", "{{ a | b: 1 }}")]),
        (DATA, "Öffne den Hafen.", [("lost", NAME)]),
        (DATA, "Öffne {{% data variables.harbor.name %}}.", [("syntax", NAME)]),
        ("Moor.", "{{% note %}}\nMach fest.\n{{% /note %}}", [("added", "")]),
        (DATA, f"Öffne {NAME} {NAME}.", [("added", "")]),
        (DATA, f"Öffne {NAME} %}}.", [("syntax", "")]),
        (IF, "{% wenn quay %}A.{% sonst %}B.{% ende %}", [
            ("translated", "{% ifversion quay %}"),
            ("translated", "{% else %}"),
            ("translated", "{% endif %}"),
        ]),
        (IF, "{% ifversion quay %}A.{% else %}B.{% end if %}", [("translated", "{% endif %}")]),
        (IF, "{% ifversion quay %}A.B.{% endif %}", [("lost", "{% else %}")]),
        (IF, "{% ifversion quay %}A.{% else %}B.", [("lost", "{% endif %}")]),
        (IF, "A.{% else %}B.{% endif %}", [("lost", "{% ifversion quay %}")]),
        (IF, "{% ifversion quay %}A.{% else %}B.{% endif %}{% endif %}", [("unbalanced", "")]),
        (IF, "{% ifversion quay %}{% ifversion quay %}A.{% else %}B.{% endif %}",
         [("unbalanced", "")]),
        (IF, "{% endif %}A.{% else %}B.{% ifversion quay %}", [("unbalanced", "{% endif %}")]),
        (IF, "{% ifversion quay %}A.{% endif %}B.{% else %}", [("unbalanced", "{% else %}")]),
        (IF, "{% ifversion quay ou pier %}A.{% else %}B.{% endif %}",
         [("changed", "{% ifversion quay %}")]),
        ("a {% if x %}b{% endif %} c {% if y %}d{% endif %}",
         "a {% if x %}b{% if y %} c {% endif %}d{% endif %}", [("unbalanced", "{% if y %}")]),
        ("{% note %}\n\nMoor.\n\n{% endnote %}", "{% note %}\n\nMach fest.",
         [("lost", "{% endnote %}")]),
        ("{% tabs %}\n\n{% tab a %}\n\nx\n\n{% endtab %}\n\n{% endtabs %}",
         "{% tabs %}\n\n{% tab a %}\n\nx\n\n{% endtabs %}\n\n{% endtab %}",
         [("unbalanced", "{% endtabs %}")]),
        ("{% raw %}{{ a.b }}{% endraw %} {{ c.d }}", "{% raw %}{{ a.b }} {{ c.d }}",
         [("lost", "{% endraw %}")]),
        ("{% data a.b %}\n{% data c.d %}", "{% data a.b %} {% data c.d %}",
         [("joined", "{% data a.b %}")]),
        ("{% if a %}\nx\n{% endif %}\n| y | z |", "{% if a %}\nx\n{% endif %} | y | z |",
         [("joined", "{% endif %}")]),
    ],
)  # fmt: skip
def test_one_damage_is_one_change(
    source: str, translation: str, expected: list[tuple[str, str]]
) -> None:
    assert [(kind, tag) for kind, _, tag in said(source, translation)] == expected


def test_what_is_broken_in_the_source_is_said_too() -> None:
    broken = changes("Moor {% data a.b % } here.", "Mach {% data a.b % } fest.")
    assert [(change.kind, change.in_source) for change in broken] == [("syntax", True)]
    open_ = changes("{% if a %}Moor.", "{% if a %}Mach fest.")
    assert [(change.kind, change.in_source) for change in open_] == [("unbalanced", True)]


def test_neighbours_that_are_lost_or_added_are_one_change() -> None:
    (lost,) = changes("Moor {% if a %}{% data b.c %}{% endif %} here.", "Mach hier fest.")
    assert lost.kind == "lost"
    assert [tag.text for tag in lost.more] == ["{% data b.c %}", "{% endif %}"]
    (added,) = changes("Moor.\n\nSail.", "Mach fest.\n\n{% data a.b %}\n{% data c.d %}\n\nSegle.")
    assert added.kind == "added"
    assert [tag.text for tag in added.more] == ["{% data c.d %}"]


def test_a_lost_tag_belongs_beside_its_neighbour() -> None:
    translation = "Öffne mit {% data a.key %} jetzt."
    (change,) = changes("Open {% data b.name %} with {% data a.key %}.", translation)
    assert change.span.start == len(BEFORE[1]) + translation.index("{% data a.key %}")
    assert change.span.end == change.span.start


def test_a_lost_paragraph_is_left_to_the_structure() -> None:
    source = "Moor the ship.\n\nOpen {% data a.b %} and wait for the night watch.\n\nThen sail."
    assert said(source, "Mach das Schiff fest.\n\nDann segle.") == []


def test_a_branch_whose_paragraph_is_there_is_lost_whatever_became_of_the_one_before() -> None:
    source = "{% if quay %}\n\nMoor.\n\n{% else %}\n\nSail to the harbor.\n\n{% endif %}"
    translation = "{% if quay %}\n\nSegle zum Hafen.\n\n{% endif %}"
    assert said(source, translation) == [("lost", "", "{% else %}")]
    assert said(source, "{% if quay %}\n\n{% endif %}") == []
    assert ("lost", "", "{% else %}") not in said(source, "Segle zum Hafen.")


def test_a_moved_tag() -> None:
    source = (
        "In the morning, open {% data harbor.name %} with {% data harbor.key %}.\n\n"
        "Close the gate before you leave the harbor.\n\nThe night watch begins at ten."
    )
    translation = (
        "Öffne am Morgen mit {% data harbor.key %}.\n\n"
        "Schließe das Tor, bevor du den Hafen verlässt.\n\n"
        "Die Nachtwache {% data harbor.name %} beginnt um zehn."
    )
    (change,) = changes(source, translation)
    assert (change.kind, change.tag and change.tag.text) == ("moved", "{% data harbor.name %}")


def test_the_repair_is_unique_if_one_tag_fits() -> None:
    (one,) = changes(DATA, "Öffne {% daten variables.harbor.name %}.")
    assert one.unique
    source = "Open {% data a.b.name %} or {% data a.b.names %}."
    two = changes(source, "Öffne {% daten a.b.x %}.")
    assert [change.unique for change in two if change.kind == "translated"] == [False]


def test_tags_in_fields_cells_headings_and_targets_count() -> None:
    source = (
        "---\ntitle: About {% data a.title %}\n---\n\n# In {% data a.heading %}\n\n"
        "| One | Two |\n| --- | --- |\n| x | {% data a.cell %} |\n\n"
        "See [this](/en/{{ a.target }}/page).\n"
    )
    translation = (
        "---\ntitle: Über {% data a.titel %}\n---\n\n# In {% data a.überschrift %}\n\n"
        "| Eins | Zwei |\n| --- | --- |\n| x | {% data a.zelle %} |\n\n"
        "Siehe [dies](/de/{{ a.ziel }}/page).\n"
    )
    found = changes(source, translation, framed=False)
    assert [change.expected and change.expected.text for change in found] == [
        *("{% data a.title %}", "{% data a.heading %}", "{% data a.cell %}", "{{ a.target }}")
    ]


TAGS = [
    "{% data a.b %}",
    "{% if c %}x{% else %}y{% endif %}",
    "{{ d.e }}",
    "{% note %}z{% endnote %}",
]
articles = st.lists(
    st.lists(st.sampled_from([*TAGS, "moor", "the ship", "`{ f }`", "100%"]), min_size=1).map(
        " ".join
    ),
    max_size=6,
).map("\n\n".join)


@given(articles)
def test_an_article_agrees_with_itself(article: str) -> None:
    assert changes(article, article, framed=False) == []


@given(articles, st.sampled_from(TAGS))
def test_a_translated_keyword_is_never_missed(article: str, tag: str) -> None:
    source = f"{article}\n\nMoor {tag} here.\n"
    translation = f"{article}\n\nMach {tag.replace('{% ', '{% über', 1)} fest.\n"
    if source == translation.replace("Mach", "Moor").replace("fest", "here"):
        return  # an output has no keyword
    found = changes(source, translation, framed=False)
    assert [change.kind for change in found] == ["translated"]


def test_an_output_that_is_never_closed_is_said_wherever_it_stands() -> None:
    source = "Moor the ship.\n\nUse {{ z }} and `moor` at [pier](/pier).\n\nThen wait for it.\n"
    other = "배를 정박하세요.\n\n부두에서 z 와 정박 을 사용하세요.\n\n그런 다음 기다리세요.\n"
    # A paragraph that has nothing of the source's left may be another one.
    assert changes(source, other, "ko", framed=False) == []
    (change,) = changes(source, other.replace("z", "{{ z"), "ko", framed=False)
    assert change.expected is not None
    assert (change.kind, change.expected.text) == ("lost", "{{ z }}")
