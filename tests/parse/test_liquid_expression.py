"""What makes two tags equal, and why a condition cannot be read."""

import subprocess
import sys

import pytest

from doclint.parse.liquid import scan
from doclint.parse.liquid_expression import STRING, Key, Neglect, explain, key, tokens

NEGLECT = Neglect(frozenset({"aria-label"}), frozenset({"en", "pt", "pt-br"}))


def key_of(text: str) -> Key:
    (tag,) = scan(text)
    return key(tag, text, NEGLECT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{% if a  ==  'x' %}", '{% if a == "x" %}'),
        ('{%-if a=="x"-%}', '{% if a == "x" %}'),
        ("{% if a\n  or b %}", "{% if a or b %}"),
        (r"{% if a == \"x\" %}", '{% if a == "x" %}'),
        ("{% if a == ''x'' %}", '{% if a == "x" %}'),
        ("{ % endif % }", "{% endif %}"),
        ('{% octicon "gear" aria-label="Gear" %}', '{% octicon "gear" aria-label="Zahnrad" %}'),
        ("{{ a|b:'c' }}", '{{ a | b: "c" }}'),
        ("{% link en/news/a.md %}", "{% link pt-BR/news/a.md %}"),
        ('{{ "/en/a/" | relative_url }}', '{{ "/pt/a/" | relative_url }}'),
        ('{% tab "First steps" %}', '{% tab "Primeiros passos" %}'),
        ('{% include tip.html text="Moor it" %}', '{% include tip.html text="係留する" %}'),
        ("{% # one %}", "{% # another %}"),
        ('{{< ref "/docs/a" >}}', '{{< ref "/pt-br/docs/a" >}}'),
        ('{{< relref "a.md" >}}', '{{< relref "a.pt.md" >}}'),
        ('{% include a.html lang="en" %}', '{% include a.html lang="pt" %}'),
    ],
)
def test_equal(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{% data a. b %}", "{% data a.b %}"),
        ("{% data a.B %}", "{% data a.b %}"),
        ("{% Data a.b %}", "{% data a.b %}"),
        ("{% if a > 3,1 %}", "{% if a > 3.1 %}"),
        ("{% if a ! b %}", "{% if a != b %}"),
        ('{% if a == "x y" %}', '{% if a == "x z" %}'),
        ('{% octicon "gear" %}', '{% octicon "шестерня" %}'),
        ('{% octicon "gear" %}', "{% octicon gear %}"),
        ('{% octicon "gear" aria-label="Gear" %}', '{% octicon "gear" label="Gear" %}'),
        ("{{ a.b }}", "{% a.b %}"),
        ("{% link en/a.md %}", "{% link en/b.md %}"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_tokens() -> None:
    assert tokens("a.b-c != 'd e' or f|g: 3.10") == (
        *("a.b-c", "!=", STRING + "d e", "or", "f", "|", "g", ":", "3.10"),
    )


@pytest.mark.parametrize(
    ("condition", "model", "reason"),
    [
        ("a ou b", "a or b", "expected end of expression, found word `ou`"),
        ('a ! "b"', 'a != "b"', "unknown operator '!'"),
        ("a == “b”", 'a == "b"', "unexpected '“'"),
        ("a > 3,1", "a > 3.1", "expected end of expression, found ','"),
        ('a ver_gt "2" ou b', 'a ver_gt "2" or b', "expected end of expression, found word `ou`"),
        ('a ver_gt "3"', 'a ver_gt "2"', ""),
        ("not a and b", "not b", ""),
        ("a or", "a b c d", ""),
    ],
)
def test_explain(condition: str, model: str, reason: str) -> None:
    assert explain(condition, model) == reason


def test_python_liquid_is_not_imported_at_start_up() -> None:
    code = "import sys, doclint.parse.liquid_expression; sys.exit('liquid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
