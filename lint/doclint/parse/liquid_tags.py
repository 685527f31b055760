"""The Liquid tags that exist without being told: Liquid's own, Jekyll's and github-docs'.

What a source article uses and what the configuration adds come on top (`liquid_blocks.Vocabulary`).
"""

from collections.abc import Mapping
from types import MappingProxyType


def _ended(*names: str) -> dict[str, str]:
    return {name: f"end{name}" for name in names}


# Tags whose content is text, never Liquid. https://shopify.github.io/liquid/tags/template/
VERBATIM: Mapping[str, str] = MappingProxyType(_ended("raw", "comment"))

VERBATIM_NAMES: frozenset[str] = frozenset((*VERBATIM.keys(), *VERBATIM.values()))

# Opener -> closer, in Liquid itself: https://shopify.github.io/liquid/tags/; and in github-docs, if
# nobody else would call a tag so.
CORE_BLOCKS: Mapping[str, str] = MappingProxyType(
    {
        **VERBATIM,
        **_ended("capture", "case", "for", "if", "ifchanged", "tablerow", "unless"),
        "ifversion": "endif",
    }
)

# Shopify: https://shopify.dev/docs/api/liquid/tags; Jekyll:
# https://jekyllrb.com/docs/liquid/tags/; github-docs: src/content-render/liquid/ of github/docs.
# A source that never closes one of these has a tag of its own of that name.
BLOCKS: Mapping[str, str] = MappingProxyType(
    {
        **CORE_BLOCKS,
        **_ended("form", "javascript", "paginate", "schema", "style", "stylesheet"),
        **_ended("highlight"),
        **_ended("caution", "danger", "important", "note", "tip", "warning"),
        **_ended("bash", "cli", "codespaces", "codetour", "copilot", "curl", "desktop", "eclipse"),
        **_ended("jetbrains", "jetbrainside", "linux", "mac", "mobile", "powershell", "prompt"),
        **_ended("rowheaders", "visualstudio", "vscode", "webui", "windows", "xcode"),
    }
)

# Inside a block -> the openers of the blocks it may stand in.
BRANCHES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "else": frozenset({"if", "ifversion", "unless", "case", "for", "ifchanged", "tablerow"}),
        "elsif": frozenset({"if", "ifversion", "unless"}),
        "when": frozenset({"case"}),
    }
)

INLINE: frozenset[str] = frozenset(
    {
        *("assign", "break", "continue", "cycle", "decrement", "echo", "include", "increment"),
        *("layout", "liquid", "render", "section", "sections"),
        *("include_relative", "link", "post_url", "feed_meta", "seo", "gist"),
        *("data", "indented_data_reference", "octicon", "link_in_list", "link_with_intro"),
        *("topic_link_in_list", "homepage_link_with_intro"),
    }
)

WELL_KNOWN: frozenset[str] = INLINE.union(BRANCHES, BLOCKS, BLOCKS.values())
