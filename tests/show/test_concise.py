from doclint.show.concise import concise
from doclint.show.outcome import Outcome


def test_one_line_for_each_finding(outcome: Outcome) -> None:
    assert list(concise(outcome, "site/{}".format)) == [
        "site/t/ja/a.md:3:3: error liquid/lost `{% data berth %}` is lost",
        "site/t/ja/b.md:1:1: warning project/orphan no source",
    ]
