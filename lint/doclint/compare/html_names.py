"""Names of HTML elements, and what they may leave out or be replaced by."""

# https://html.spec.whatwg.org/multipage/indices.html#elements-3, and obsolete ones that are still
# written. `<name>` with another name is a placeholder, unless the source closes it.
ELEMENTS = frozenset(
    """a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button
    canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl
    dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hgroup hr
    html i iframe img input ins kbd label legend li link main map mark menu meta meter nav nobr
    noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp
    script search section select slot small source span strike strong style sub summary sup svg
    table tbody td template textarea tfoot th thead time title tr track tt u ul var video
    wbr""".split()
)

# https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
OPTIONAL_END = frozenset(
    """body colgroup dd dt head html li optgroup option p rp rt tbody td tfoot th thead
    tr""".split()
)

# What Markdown has marks of its own for, or rules of their own look at.
REPLACEABLE = frozenset(
    """a b blockquote code del em h1 h2 h3 h4 h5 h6 hr i img li ol p pre s strike strong table tbody
    td th thead tr tt ul""".split()
)
