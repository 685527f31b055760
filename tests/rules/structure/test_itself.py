"""An article compared with itself lacks nothing, and no article is too odd to be compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doclint.check.engine import align_pair
from doclint.check.registry import all_rules
from doclint.config.settings import Settings
from doclint.rule import Rule

RULES = [rule for rule in all_rules().values() if rule.group in ("structure", "front-matter")]
PARTS = st.lists(
    st.sampled_from(
        """---¶title: x¶tags: [a, b]¶---~# A~## B {% x %}~Text **here（x）**now.~- x¶-¶        y
        ~1. x¶2. y~-¶  - z~> q~| a | b |¶|---|---|{% if x %}¶|1|2|{% endif %}¶{% endif %}~|¶ a | b |
        ~```sh¶ls~```~{% if x %}~{% endif %}~{% highlight x %}~<div>~<pre>¶x~</div>~***~|~##~##x
        ~a: b~![i](/i)~[l](/en/l)~`c`~_x_ *y* **~\ufeff~\r¶x~文字**（太い）**文字""".replace(
            "¶", "\n"
        ).split("~")
    ),
    max_size=12,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@settings(deadline=None, max_examples=60)
@given(PARTS)
def test_an_article_against_itself(rule: Rule, parts: list[str]) -> None:
    text = "\n\n".join(parts)
    pair = align_pair(text, text, "en", Settings())
    if pair.source.front_matter is None or not pair.source.front_matter.error:
        assert list(rule.problems(pair, {})) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@settings(deadline=None, max_examples=60)
@given(PARTS, PARTS)
def test_problems_lie_in_the_texts(rule: Rule, left: list[str], right: list[str]) -> None:
    pair = align_pair("\n\n".join(left), "\n".join(right), "de", Settings())
    for problem in rule.problems(pair, {}):
        assert 0 <= problem.span.start <= problem.span.end <= len(pair.translation.text)
        assert "\n" not in problem.message
        if problem.source is not None:
            assert 0 <= problem.source.start <= problem.source.end <= len(pair.source.text)
