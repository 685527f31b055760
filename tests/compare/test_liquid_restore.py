"""Tags that are put back on the lines that they were lost with."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.liquid import liquid_changes
from doclint.compare.liquid_restore import restoring
from doclint.config.settings import Settings
from doclint.fix.edits import applied
from doclint.model import Safety

SOURCE = """\
Read this before you moor the ship.

{% note %}

Moor the ship at the north quay.

{% endnote %}

Then sail before the storm comes.

{% ifversion harbor %}
The night watch guards the gate.

{% else %}

Nobody guards the gate at night.
{% endif %}

The harbor sleeps.

> {% tip %}
>
> Light the lanterns at dusk.
>
> {% endtip %}

The owner of the quay decides.
"""
TRANSLATION = """\
Lies das, bevor du das Schiff festmachst.

{% note %}

Mach das Schiff am Nordkai fest.

{% endnote %}

Segle dann, bevor der Sturm kommt.

{% ifversion harbor %}
Die Nachtwache bewacht das Tor.

{% else %}

Niemand bewacht nachts das Tor.
{% endif %}

Der Hafen schläft.

> {% tip %}
>
> Zünde in der Dämmerung die Laternen an.
>
> {% endtip %}

Der Eigentümer des Kais entscheidet.
"""


def restored(broken: str) -> str:
    """Return a translation after the fixes of what it lost."""
    pair = align_pair(SOURCE, broken, "de-DE", Settings())
    fixes = [restoring(pair, change) for change in liquid_changes(pair).get("lost", ())]
    assert all(fix.safety is Safety.SAFE for fix in fixes if fix)
    return applied(broken, [edit for fix in fixes if fix for edit in fix.edits])


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "lost",
    ["{% note %}\n\n", "{% endnote %}\n\n", "{% ifversion harbor %}\n", "{% else %}\n\n",
     "{% endif %}\n"],
)  # fmt: skip
def test_one_lost_line_is_put_back(lost: str, newline: str) -> None:
    sound = TRANSLATION.replace("\n", newline)
    assert restored(sound.replace(lost.replace("\n", newline), "", 1)) == sound


@pytest.mark.parametrize(
    "broken",
    [
        # Both halves: the block may have been meant to go.
        TRANSLATION.replace("{% note %}\n\n", "").replace("{% endnote %}\n\n", ""),
        # The paragraph beside it is gone as well, or there is one more.
        TRANSLATION.replace("{% endnote %}\n\nSegle dann, bevor der Sturm kommt.\n\n", ""),
        TRANSLATION.replace("{% endnote %}\n", "Und warte.\n"),
        # Its line begins with more than the tag.
        TRANSLATION.replace("> {% endtip %}\n", ""),
        # What is missing there is wrong elsewhere.
        TRANSLATION.replace("{% endnote %}\n\n", "") + "\n{% endnote %}\n",
    ],
)
def test_in_doubt_it_is_left(broken: str) -> None:
    assert restored(broken) == broken
