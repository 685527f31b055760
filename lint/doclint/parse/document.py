"""The parsed article: what every parser returns and every rule reads.

All spans are code-point offsets into `Document.text`. The element types are NamedTuples because an
article holds hundreds of them and their construction is the larger part of parsing time.
"""

from typing import NamedTuple

from doclint.model import Span
from doclint.parse.liquid import Tag

MASK = "\ufffc"  # OBJECT REPLACEMENT CHARACTER: "an object stands here that is not text"


class Container(NamedTuple):
    """A block that holds blocks: `list`, `item`, `quote`, `table`, `row`, `footnote`.

    `parent` indexes `Document.containers`, -1 at the top. `start` is the first number of an ordered
    list (-1 for bullets), the number of columns of a table, 0 otherwise.
    """

    kind: str
    span: Span
    parent: int
    start: int


class Block(NamedTuple):
    """A leaf block of the body, or a human-readable front matter field.

    `kind` is one of
    - `heading`: `level` 1 to 6; `span` is the whole line, `content` the text without markers
    - `paragraph`: also the text of a tight list item
    - `cell`: a table cell; `level` is its column, from 0
    - `code`: `level` 1 if fenced, 0 if indented; `info` the info string, `content` the code
    - `html`: a block of raw HTML
    - `tag`: one Liquid tag or output on a line that holds nothing but such
    - `rule`: a thematic break
    - `field`: a translatable front matter value; `info` is its key path joined by dots

    `container` indexes `Document.containers`, -1 at the top.
    """

    kind: str
    span: Span
    content: Span
    level: int
    info: str
    container: int


class Segment(NamedTuple):
    """A sentence (or a heading, cell, field that is not one) without surrounding white space.

    Tags and links belong to the sentence. `block` indexes `Document.blocks`.
    """

    span: Span
    block: int


class Link(NamedTuple):
    """A link. `form`: `inline`, `reference`, `autolink`, `html`.

    `text` is the stretch between the brackets, `target` the destination as written (for a
    reference: its label), `destination` what it resolves to, with Liquid as written. `title` is
    without quotes.
    """

    span: Span
    text: Span
    target: Span
    destination: str
    title: Span | None
    form: str
    block: int


class Image(NamedTuple):
    """An image. `form`: `inline`, `reference`, `html`; `alt` as written, may be empty."""

    span: Span
    alt: Span
    target: Span
    destination: str
    form: str
    block: int


class Code(NamedTuple):
    """An inline code span; `content` is without the backticks (or without `<code>` tags)."""

    span: Span
    content: Span
    block: int


class Emphasis(NamedTuple):
    """Emphasis that CommonMark really opens and closes; `strong` for the double markers."""

    span: Span
    content: Span
    strong: bool
    block: int


class Attribute(NamedTuple):
    """An HTML attribute; `value` is empty and `value_span` the name's for one without a value."""

    name: str
    value: str
    span: Span
    value_span: Span


class HtmlTag(NamedTuple):
    """An HTML tag; `name` is in lower case, `form` one of `open`, `close`, `void`."""

    span: Span
    name: str
    form: str
    attributes: tuple[Attribute, ...]
    block: int


class Field(NamedTuple):
    """A front matter leaf or key.

    `path` is the keys and list indexes that lead to it. `key` is the span of the last key (of the
    value for a list item), `value` the raw value with its quotes, `content` the raw value without
    quotes and block indicators, `text` the value as YAML reads it (`yes` stays "yes"), `kind` the
    YAML node: `scalar`, `mapping`, `sequence`. `style` is the quote or block indicator or "", for
    an alias `*`: its `text` is what it stands for, the fields below that are not there again.
    `people` says whether people read the value, where the kind of file tells (a file of data).
    """

    path: tuple[str | int, ...]
    key: Span
    value: Span
    content: Span
    text: str
    kind: str
    style: str
    people: bool | None = None


class FrontMatter(NamedTuple):
    """The head of an article; `span` includes its fences.

    `error` says why it cannot be read, `error_at` is the offset of that.
    """

    span: Span
    fields: tuple[Field, ...]
    error: str | None
    error_at: int


class Construct(NamedTuple):
    """What the dialect of a site adds to Markdown.

    `form` is one of
    - `admonition`: `!!! note "Title"`, `??? note`; `tab`: `=== "Title"`
    - `block`: `/// note | Title`, and its end; `container`: `:::note[Title]`, and its end
    - `alert`: `[!NOTE]` at the beginning of a quotation
    - `include`: `{* file.py hl[1:2] *}`, `--8<-- "file"`
    - `module`: an import or export of MDX
    - `attributes`: `{: .class #id}`, `{ .class }`, `{/* comment */}`
    - `extension`: `{::nomarkdown}`, and its end
    - `task`: the box of a task list
    - `footnote`: a reference to one; `name` is its label

    `name` is what a program reads of it, but for the marks around a title, which are `ends`;
    `core` is the stretch before the title, `title` what people read, None where there is nothing.
    """

    span: Span
    form: str
    name: str
    core: Span
    title: Span | None
    ends: str


# What doclint's own comments say.
ACTIONS = ("disable-next-line", "disable-line", "disable", "enable", "disable-file")


class Named(NamedTuple):
    """The name of a rule or a group, as it stands in one of doclint's own comments."""

    text: str
    span: Span


class Directive(NamedTuple):
    """One of doclint's own comments (`<!-- doclint-disable-line link/lost -->`).

    `text` is the whole comment, `action` what follows `doclint-`, whether or not there is such a
    thing, `names` what is named before the reason.
    """

    span: Span
    text: str
    action: str
    names: tuple[Named, ...]


class Document(NamedTuple):
    """A parsed article.

    `prose` is as long as `text` and keeps only what people read: Liquid, code, HTML tags, link
    targets, list markers and everything between blocks are `MASK`; line breaks stay. `body` is the
    offset at which the body begins (after BOM and front matter). Lists are sorted by start.
    `tags` covers the whole file, front matter included. `directives` are doclint's own comments; in
    `text` there are blanks in their place, so that they are nothing to all others. `constructs` are
    what the site's dialect adds. `is_data` says that it is a file of data, which is all front
    matter and has no body.
    """

    text: str
    prose: str
    body: int
    front_matter: FrontMatter | None
    containers: tuple[Container, ...]
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    tags: tuple[Tag, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]
    codes: tuple[Code, ...]
    emphases: tuple[Emphasis, ...]
    html: tuple[HtmlTag, ...]
    comments: tuple[Span, ...]
    directives: tuple[Directive, ...] = ()
    constructs: tuple[Construct, ...] = ()
    is_data: bool = False
