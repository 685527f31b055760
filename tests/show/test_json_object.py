import json
from importlib.resources import files
from typing import Any

import jsonschema

from doclint.show.json_object import json_object
from doclint.show.outcome import Outcome


def as_object(outcome: Outcome) -> dict[str, Any]:
    text = "\n".join(json_object(outcome))
    assert text.isascii()
    found: dict[str, Any] = json.loads(text)
    return found


def test_is_what_the_schema_says(outcome: Outcome) -> None:
    schema = json.loads(files("doclint.show").joinpath("findings.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    validator.validate(as_object(outcome))
    validator.validate(as_object(Outcome((), 0)))
    assert not validator.is_valid(as_object(outcome) | {"extra": 1})


def test_holds_what_was_found(outcome: Outcome) -> None:
    shown = as_object(outcome)
    assert shown["summary"] == {
        "pairs": 3,
        "findings": 2,
        "by_severity": {"error": 1, "warning": 1, "info": 0},
        "missing_translations": 1,
        "orphans": 1,
    }
    lost, orphan = shown["findings"]
    assert lost == {
        "path": "t/ja/a.md",
        "language": "ja",
        "line": 3,
        "column": 3,
        "end_line": 3,
        "end_column": 4,
        "start": 13,
        "end": 14,
        "rule": "liquid/lost",
        "severity": "error",
        "certainty": "likely",
        "message": "`{% data berth %}` is lost",
        "source": {
            "path": "content/a.md",
            "line": 3,
            "column": 9,
            "start": 16,
            "end": 32,
            "text": "{% data berth %}",
        },
        "fix": {
            "safety": "unsafe",
            "description": "put it back",
            "edits": [{"start": 13, "end": 14, "text": "{% data berth %}"}],
        },
        "fingerprint": "0123456789abcdef",
    }
    assert orphan["source"] is None
    assert orphan["fix"] is None
