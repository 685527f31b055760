from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doclint.config.terms import Terms, read_terms, written
from doclint.errors import InputError

Write = Callable[[Mapping[str, str | bytes]], Path]


def test_the_most_frequent_come_first() -> None:
    text = written(Terms({"berth": 2, "crew": 9}, {"Save": 4}))
    assert text.endswith('\n[terms]\n"crew" = 9\n"berth" = 2\n\n[labels]\n"Save" = 4\n')


COUNTS = st.dictionaries(st.text(max_size=8), st.integers(1, 99), max_size=5)


@given(COUNTS, COUNTS)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, terms: dict[str, int], labels: dict[str, int]
) -> None:
    file = tmp_path_factory.mktemp("terms") / "terms.toml"
    file.write_bytes(written(Terms(terms, labels)).encode())
    assert read_terms(str(file), "terms.toml") == Terms(terms, labels)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[trems]\n", "unknown table `trems`; did you mean `terms`?"),
        ("terms = 1\n", "unknown table `terms`"),
        ('[terms]\nberth = "x"\n', "`terms.berth` must be a count"),
        ("[terms\n", ":1:7: not TOML"),
    ],
)
def test_mistakes(write: Write, text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        read_terms(str(write({"terms.toml": text}) / "terms.toml"), "terms.toml")
    assert message in str(error.value)
