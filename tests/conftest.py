"""What tests of several parts need."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import settings

# The same examples in every run: a change must not fail for what another one broke.
settings.register_profile("same", derandomize=True, deadline=None)
# `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("search", max_examples=5000, deadline=None)
# `pytest --hypothesis-profile=long tests/fuzz tests/abuse` takes half an hour.
settings.register_profile("long", max_examples=50_000, deadline=None)
settings.load_profile("same")

# Where the tests run must not change what a command prints.
os.environ.pop("GITHUB_ACTIONS", None)

Write = Callable[[Mapping[str, str | bytes]], Path]
Validate = Callable[[str, Any], None]

SCHEMAS = Path(__file__).parent / "data" / "schemas"


@pytest.fixture(autouse=True, scope="session")
def _own_caches(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what doclint remembers of its user out of the tests, and the other way round."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))
    os.environ.pop("DOCLINT_CACHE_DIR", None)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """A function that writes files below a temporary folder and returns the folder."""

    def to_disk(files: Mapping[str, str | bytes]) -> Path:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return to_disk


@pytest.fixture(scope="session")
def validate() -> Validate:
    """A function that raises where a value is not what a schema of `tests/data/schemas` says."""
    validators = {
        name: jsonschema.validators.validator_for(schema)(schema)
        for name, schema in (
            (file.name, json.loads(file.read_text(encoding="utf-8")))
            for file in SCHEMAS.glob("*.json")
        )
    }

    def checked(name: str, value: Any) -> None:
        validators[name].validate(value)

    return checked


@pytest.fixture(scope="session")
def junit_schema() -> Any:
    """The XML schema of JUnit reports."""
    import xmlschema

    return xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")
