import pytest

from doclint.config.settings import LiquidTags
from doclint.fix.readable import judge

OPEN = "{% if a %}x{% elsif b %}y{% else %}z{% endif %} {{ name | upcase }}"
SITE = (
    "{% data a.b %}{% note %}{% ifversion fpt or ghec > 3 %}x{% else %}y{% endif %}{% endnote %}"
    "{% octicon 'x' aria-label='y' %}{% tabs %}{% raw %}{{ x }}{% endraw %}{% endtabs %}"
)


@pytest.mark.parametrize("source", [OPEN, SITE, "no tags"])
def test_what_is_sound_may_be_written(source: str) -> None:
    assert judge(source, source, LiquidTags())(source) == ""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (OPEN, "{% if a %}x"),
        (OPEN, "{% if a or %}x{% endif %}"),
        (OPEN, "{{ name"),
        (OPEN, "{% endif %}"),
        (SITE, "{% nota %}{% endnote %}"),
        (SITE, "{% note %}{% data a.b %}"),
        (SITE, "{% note %}{% ifversion fpt %}x{% endnote %}{% endif %}"),
        (SITE, "{% tabs %}{% endtabs"),
        (SITE, "{% dados a.b %}"),
    ],
)
def test_what_liquid_refuses_may_not_take_the_place_of_what_it_reads(
    source: str, text: str
) -> None:
    refuse = judge(source, source, LiquidTags())
    assert refuse(text).startswith("Liquid could not read the file any more: ")


def test_what_was_unreadable_can_only_gain() -> None:
    broken = "{% if a %}x{% endif %}{% if b"
    assert judge("{% if a %}x{% endif %}", broken, LiquidTags())(broken) == ""
    assert judge(broken, "{% if a %}x{% endif %}", LiquidTags())(broken) == ""


def test_tags_of_the_configuration_are_known() -> None:
    settings = LiquidTags(blocks={"berth": "stop"}, inline=frozenset({"icon"}))
    text = "{% berth %}{% icon a b %}{% stop %}"
    assert judge("x", "x", settings)(text) == ""
    assert judge("x", "x", LiquidTags())(text)
