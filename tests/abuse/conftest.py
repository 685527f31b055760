import pytest
from hypothesis import settings


@pytest.fixture(scope="session")
def is_long() -> bool:
    """Whether `--hypothesis-profile=long` asks for the sizes that take half an hour."""
    return settings.get_current_profile_name() == "long"
