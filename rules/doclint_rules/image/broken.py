"""An image whose file is not there.

## What it does
Follows the paths of images to the files of the project: from the file, from its page's address or
from a root, in the translation's folders and in the source's. Case counts. An image is reported
only if the folder that should hold it is there; paths with Liquid are passed over.

## Why it matters
Readers see a broken picture instead of the screenshot that the text describes.

## How to mend it
Correct the path, or add the file. If the source's image is missing, too, mend it there first.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING
EXAMPLES = (
    Good(
        source="![A map](/assets/map.png)\n",
        translation="![Um mapa](/assets/map-pt.png)\n",
        files={"assets/map.png": "", "assets/map-pt.png": ""},
    ),
    Good(
        source="![A map](/static/map.png)\n",
        translation="![Um mapa](/static/map.png)\n",
    ),
    Bad(
        source="![A map](/assets/map.png)\n",
        translation="![Um mapa](⟦/assets/map-pt.png⟧)\n",
        files={"assets/map.png": ""},
        message="there is no file for `/assets/map-pt.png`",
    ),
    Bad(
        source="![A map](/assets/Map.png)\n",
        translation="![Um mapa](⟦/assets/Map.png⟧)\n",
        files={"assets/map.png": ""},
        message="the source's image is missing, too",
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the images that lead to no file."""
    from doclint.compare.links_site import missing_files

    for mark, source, in_source in pair.fact(missing_files):
        if mark.kind == "image":
            message = f"there is no file for {excerpt(mark.destination)}"
            if source and in_source:
                message += "; the source's image is missing, too, mend it there"
            yield Problem(
                span=mark.target,
                message=message,
                source=source.target if source else None,
                certainty=Certainty.LIKELY if in_source else Certainty.CERTAIN,
            )
