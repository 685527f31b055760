import json

from doclint.show.json_lines import json_lines
from doclint.show.json_object import json_object
from doclint.show.outcome import Outcome


def test_each_line_is_a_finding_of_the_object(outcome: Outcome) -> None:
    whole = json.loads("\n".join(json_object(outcome)))
    assert [json.loads(line) for line in json_lines(outcome)] == whole["findings"]
