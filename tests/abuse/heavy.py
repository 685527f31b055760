"""Articles that are made to cost much: by name, a function of their size.

    python heavy.py SIZE NAME …

checks some of them and prints for each its name, the seconds and the most megabytes so far.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Mapping

from doclint.check.engine import check_pair

PLAIN = "# Open\n\nOpen the file and wait.\n"


def head(yaml: str) -> str:
    return f"---\n{yaml}---\n\na\n"


def toml(text: str) -> str:
    return f"+++\n{text}+++\n\na\n"


def bomb(n: int) -> str:
    """Return aliases of aliases that would be nine to the power of the number of lines."""
    lines = (f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, n // 100 + 20))
    return head("a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(lines))


HOSTILE: Mapping[str, Callable[[int], str]] = {
    # Nested
    "quotes": lambda n: "> " * n + "a\n",
    "quotes without spaces": lambda n: ">" * n + " a\n",
    "lists on a line": lambda n: "- " * n + "a\n",
    "brackets": lambda n: "[" * n + "a" + "]" * n,
    "links": lambda n: "[a" * n + "](b)" * n,
    "images": lambda n: "![" * n + "a" + "](b)" * n,
    "conditions": lambda n: "{% if a %}\n" * n + "{% endif %}\n" * n,
    "conditions on a line": lambda n: "{% if a %}" * n + "a" + "{% endif %}" * n,
    "conditions never closed": lambda n: "{% if a %}\n" * n,
    "loops": lambda n: "{% for a in b %}" * n + "{% endfor %}" * n,
    "parentheses of Liquid": lambda n: "{% if " + "(" * n + "a" + ")" * n + " %}x{% endif %}",
    "emphasis": lambda n: "*a **b " * n,
    "stars": lambda n: "*" * n + "a" + "*" * n,
    "elements": lambda n: "<div>\n" * n + "</div>\n" * n,
    "elements on a line": lambda n: "<b>" * n + "a" + "</b>" * n,
    "directives never closed": lambda n: ":::note\n" * n,
    "YAML lists": lambda n: head("a: " + "[" * n + "]" * n + "\n"),
    "TOML arrays": lambda n: toml("a = " + "[" * n + "]" * n + "\n"),
    "TOML keys": lambda n: toml("a." * n + "b = 1\n"),
    "JSON arrays": lambda n: '{\n"a": ' + "[" * n + "]" * n + "\n}\n\na\n",
    "aliases": bomb,
    # Many
    "headings": lambda n: "# a\n\nOpen b.\n\n" * n,
    "tags": lambda n: "{% data a.b %} " * n,
    "tags in paragraphs": lambda n: "a {% data a.b %}\n\n" * n,
    "operators of Liquid": lambda n: "{% if " + "a or " * n + "b %}x{% endif %}",
    "filters": lambda n: "{{ a " + "| b " * n + "}}",
    "paragraphs": lambda n: "Open the file.\n\n" * n,
    "items that look like keys": lambda n: "- a: b\n" * n,
    "rows": lambda n: "|a|b|\n|-|-|\n" + "|a|b|\n" * n,
    "columns": lambda n: "|" + "a|" * n + "\n|" + "-|" * n + "\n|" + "b|" * n + "\n",
    "definitions": lambda n: "".join(f"[a{i}]: b\n" for i in range(n)) + "[a0] " * n,
    "footnotes": lambda n: "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(n)),
    "blocks of code": lambda n: "```\na = 1 # b\n```\n\n" * n,
    "lines of code": lambda n: "```sh\n" + "a --b # c\n" * n + "```\n",
    "code spans": lambda n: "`a` " * n,
    "numbers": lambda n: "1 2 3 " * n,
    "admonitions": lambda n: "!!! note\n    a\n\n" * n,
    "attributes": lambda n: "<a " + "b=c " * n + ">x</a>",
    "entities": lambda n: "&amp;" * n,
    "placeholders": lambda n: "%s %(a)s {a} $a " * n,
    "comments that silence": lambda n: "<!-- doclint-disable-line link/lost -->\n\nb\n\n" * n,
    "keys": lambda n: head("".join(f"k{i}: v\n" for i in range(n))),
    "items of a key": lambda n: head("a:\n" + "- b\n" * n),
    "tables of TOML": lambda n: toml("[[k]]\na = 'v'\n" * n),
    # Long
    "line": lambda n: "Open the file and wait. " * n,
    "word": lambda n: "a" * (20 * n),
    "value": lambda n: head("title: " + "a b " * n + "\n"),
    "spaces": lambda n: "a" + " " * (20 * n) + "b\n",
    "line ends": lambda n: "a" + "\n" * (20 * n) + "b\n",
}


def repeated(form: str, number: int) -> str:
    return "".join(form.replace("%d", str(i)) for i in range(number))


def lines(source: str, translation: str) -> Callable[[int], tuple[str, str]]:
    """Return what makes both sides of as many lines, `%d` the number of each."""
    return lambda n: (repeated(source, n), repeated(translation, n))


def heads(source: str, translation: str) -> Callable[[int], tuple[str, str]]:
    return lambda n: (head(repeated(source, n)), head(repeated(translation, n)))


# Articles of which every line is damaged.
DAMAGED: Mapping[str, Callable[[int], tuple[str, str]]] = {
    "links to one place": lines("[a](/b) c\n" * 8, "[a] (/b) d\n" * 8),
    "links to other places": lines("[a](/b%d) c\n" * 4, "[a] (/x%d-y) d\n" * 4),
    "brackets too many": lines("[a](/b%d) c\n" * 2, "[a](/b%d)) d\n" * 2),
    "links to other sites": lines("[a](/b%d) c\n\n" * 3, "[a](https://d.example/e%d) f\n\n" * 3),
    "halves of elements": lines("Open `a%d b` c.\n\n", "Abra <code>a%d b` d.\n\n"),
    "attribute lists": lines("Open the file. {: .a%d}\n", "Abra o ficheiro.\n"),
    "admonitions": lines("!!! note\n    Open.\n\n", "!! note\n    Abra.\n\n"),
    "modules": lines("import A%d from 'b%d';\n\n" * 2, "importar A%d de 'b%d';\n\n" * 2),
    "ids of headings": lines("## Open {#a%d}\n\n", "## Abra\n\n"),
    "labels of footnotes": lambda n: (
        "Open.[^a]\n\n" * 4 * n + "[^a]: B.\n",
        "Abra.[^c]\n\n" * 4 * n + "[^a]: B.\n",
    ),
    "ends of blocks": lines("Open the file.\n\n" * 2, "Abra o ficheiro. {% endx %}\n\n" * 2),
    "lines of tags": lines(
        "{% data a.b %}\n{% data c.d %}\n\n", "{% data a.b %} {% data c.d %}\n\n"
    ),
    "mentions": lines("ask @ship-a%d\n" * 8, "pergunte a ship-a%d\n" * 8),
    "short codes": lines("open :ship-a%d:\n" * 4, "abra : ship-a%d :\n" * 4),
    "fences": lines("Open.\n\n```sh\na %d\n```\n\n", "Abra.\n\n```sh a %d\n```\n\n"),
    "values": heads("k%d: 1\n", "k%d: 2\n"),
    "keys": heads("k%d: v%d\n", "q%d: v%d\n"),
    "keys that are lost": lambda n: (head(repeated("k%d: 1\n", n)), head("a: 1\n")),
}


def main() -> None:
    for name in sys.argv[2:]:
        text = HOSTILE[name](int(sys.argv[1]))
        began = time.process_time()
        for source in (text, PLAIN):
            list(check_pair(source, text, "pt-BR"))
        seconds = time.process_time() - began
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps((name, seconds, most)))  # noqa: T201 (this is what it is run for)


if __name__ == "__main__":
    main()
