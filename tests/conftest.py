"""What tests of several parts need."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run: a change must not fail for what another one broke.
settings.register_profile("same", derandomize=True, deadline=None)
# `pytest --hypothesis-profile=search` looks for new ones.
settings.register_profile("search", max_examples=5000, deadline=None)
settings.load_profile("same")

Write = Callable[[Mapping[str, str | bytes]], Path]


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
