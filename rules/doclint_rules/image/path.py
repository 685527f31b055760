"""An image has another path than the source's.

## What it does
Reports an image whose path is not the source's. A path that names the language (`/pt/map.png`,
`map-pt.png`) or counts from elsewhere (`../map.png`) is right, and so is one that leads to another
file of the project, unless that is another image of the article.

## Why it matters
Readers see a wrong picture or none.

## How to mend it
Write the source's path, or the path of the translated picture.

`doclint fix` writes the source's path where it is certain which image is meant. Where the names of
the files have little in common and the source does not have the translation's picture, it may show
something else: that waits for `--unsafe`.
"""

from collections.abc import Iterator

from doclint.check.pair import AlignedPair
from doclint.compare.excerpt import excerpt
from doclint.model import Certainty, Problem, Severity
from doclint.rule import Bad, Good

SEVERITY = Severity.WARNING
EXAMPLES = (
    Good(
        source="![A map](/images/map.png) ![A pier](/images/en/pier.png)\n",
        translation="![Um mapa](/images/map-pt.png) ![Um cais](/images/pt-br/pier.png)\n",
    ),
    Good(
        source="![A map](/images/map.png)\n",
        translation="![Um mapa](/images/mapa.png)\n",
        files={"images/mapa.png": ""},
    ),
    Bad(
        source="![A map](/images/harbor-map.png)\n",
        translation="![Um mapa](⟦/images/harbor_map.png⟧)\n",
        message="expected `/images/harbor-map.png`",
        fixed="![Um mapa](/images/harbor-map.png)\n",
    ),
    Bad(
        source='<img src="/images/map.png" alt="A map">\n',
        translation='<img src="⟦/imagens/map.png⟧" alt="Um mapa">\n',
        message="`/imagens/map.png`",
        fixed='<img src="/images/map.png" alt="Um mapa">\n',
    ),
)


def check(pair: AlignedPair) -> Iterator[Problem]:
    """Yield the images whose path is neither the source's nor a localised one."""
    from doclint.compare.links import link_changes
    from doclint.compare.links_site import leads_to_file
    from doclint.compare.targets import Kind

    changes = pair.fact(link_changes)
    for paired in changes.pairs:
        source, mark, relation, certain = paired
        if mark.kind != "image" or relation.kind is not Kind.OTHER:
            continue
        if leads_to_file(pair, mark) and not _is_of_source(pair, mark.destination):
            continue
        ours, theirs = mark.destination, source.destination
        from doclint.compare.links_repair import target_fix

        yield Problem(
            span=mark.target,
            message=f"the path is {excerpt(ours, theirs)}, expected {excerpt(theirs, ours)}",
            source=source.target,
            certainty=Certainty.CERTAIN if certain else Certainty.LIKELY,
            fix=target_fix(pair, paired),
        )


def _is_of_source(pair: AlignedPair, destination: str) -> bool:
    from doclint.compare.targets import parse_target

    target = parse_target(destination)
    return any(parse_target(image.destination) == target for image in pair.source.images)
