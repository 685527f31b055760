import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema

from doclint.model import Edit, Finding, Fix, Safety, Span
from doclint.show.fixes import stretch
from doclint.show.lines import Lines
from doclint.show.outcome import Located, Outcome, place_of
from doclint.show.rdjson import rdjson

SCHEMAS = Path(__file__).parents[1] / "data" / "schemas"


def result(outcome: Outcome) -> dict[str, Any]:
    found: dict[str, Any] = json.loads("\n".join(rdjson(outcome, "../{}".format)))
    return found


def test_columns_are_bytes_and_the_fix_is_a_suggestion(
    outcome: Outcome, validate: Callable[[str, Any], None]
) -> None:
    found = result(outcome)
    validate("rdf-DiagnosticResult.json", found)
    lost, orphan = found["diagnostics"]
    place = {"start": {"line": 3, "column": 7}, "end": {"line": 3, "column": 8}}
    source = {"start": {"line": 3, "column": 9}, "end": {"line": 3, "column": 25}}
    assert lost == {
        "message": "`{% data berth %}` is lost",
        "location": {"path": "../t/ja/a.md", "range": place},
        "severity": "ERROR",
        "code": {"value": "liquid/lost"},
        "related_locations": [
            {"message": "source", "location": {"path": "../content/a.md", "range": source}}
        ],
        "suggestions": [{"range": place, "text": "{% data berth %}"}],
    }
    assert orphan.keys() == {"message", "location", "severity", "code"}
    assert orphan["severity"] == "WARNING"


def test_several_edits_are_one_suggestion(outcome: Outcome) -> None:
    text = "# é\n\nAbra o [ menu ](/x).\n"
    start, end = text.index(" menu"), text.index(" ]")
    edits = (Edit(Span(start, start + 1), ""), Edit(Span(end, end + 1), ""))
    fix = Fix(Safety.SAFE, "take out the spaces", edits)
    lost = outcome.found[0]
    finding = Finding(
        "link/syntax",
        lost.finding.severity,
        lost.finding.certainty,
        "spaces",
        Span(start, start + 1),
        None,
        fix,
        "0" * 16,
    )
    lines = Lines(text)
    place = place_of("a.md", text, lines, finding.span)
    fixed = place_of("a.md", text, lines, stretch(fix))
    (diagnostic,) = result(Outcome((Located(finding, "pt", place, None, fixed),), 1))["diagnostics"]
    assert diagnostic["suggestions"] == [
        {
            "range": {"start": {"line": 3, "column": 9}, "end": {"line": 3, "column": 15}},
            "text": "menu",
        }
    ]


def test_only_properties_that_the_parser_knows(outcome: Outcome) -> None:
    schema = json.loads((SCHEMAS / "rdf-DiagnosticResult.json").read_text(encoding="utf-8"))
    for definition in schema["definitions"].values():
        definition["additionalProperties"] = False
    jsonschema.Draft4Validator(schema).validate(result(outcome))
