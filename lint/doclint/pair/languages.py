"""Which names are language tags."""

from doclint.patterns import lazy_pattern

# ISO 639-1.
_TWO_LETTERS = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy
    hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li
    ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa
    pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu""".split()
)
# Three letters would take in most short folder names (`bin`, `css`, `doc` and `lib` are languages),
# so only those for which CLDR has the basic data of a locale.
_THREE_LETTERS = frozenset(
    """ast bho brx ceb chr ckb cmn doi dsb fil fur gan gsw hak haw hsb kab kok lij lzh mai mni nds
    nqo nso pap pcm sat scn sah smn szl tok vec wuu yrl yue""".split()
)
# What may follow: script, region, variants (RFC 5646, 2.2).
_SUBTAGS = lazy_pattern(r"(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*")


def canonical(name: str) -> str:
    """Return a tag with hyphens: `zh_tw` -> `zh-tw`. Letters keep their case."""
    return name.replace("_", "-")


def is_language(name: str) -> bool:
    """Tell whether a name is a language tag: a known code, then well-formed subtags.

    Underscores are taken for hyphens, letters may be of either case: `zh_tw` is one.
    """
    tag = canonical(name).lower()
    code = tag.partition("-")[0]
    known = code in _TWO_LETTERS or code in _THREE_LETTERS
    return known and _SUBTAGS.fullmatch(tag, len(code)) is not None


_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}


def tag_of_locale(name: str) -> str:
    """Return the tag of a locale's name: `pt_BR.UTF-8` -> `pt-BR`, `sr@latin` -> `sr-Latn`.

    The form of such names: language_country.charset@modifier (POSIX.1-2017, 8.2).
    """
    locale, _, modifier = name.partition("@")
    code, *rest = canonical(locale.partition(".")[0]).split("-")
    script = _SCRIPTS.get(modifier.lower(), modifier)
    return "-".join([code, *([script] if script else []), *rest])


def same_language(one: str, other: str) -> bool:
    """Tell whether two names are the same tag, however written."""
    return canonical(one).lower() == canonical(other).lower()
