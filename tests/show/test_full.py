from doclint.show.full import full
from doclint.show.outcome import Outcome


def test_both_sides_are_shown_and_underlined_at_display_width(outcome: Outcome) -> None:
    assert "\n".join(full(outcome, str, 80, colour=False)) == (
        "t/ja/a.md:3:3: error liquid/lost (likely) `{% data berth %}` is lost\n"
        " 3 | 使用 菜单␛[31m。\n"
        "   |     ^\n"
        "   = source content/a.md:3:9\n"
        " 3 | Use the {% data berth %} menu.\n"
        "   |         ----------------\n"
        "   = fix (unsafe) put it back\n"
        "\n"
        "t/ja/b.md:1:1: warning project/orphan no source\n"
    )


def test_colour_is_only_added(outcome: Outcome) -> None:
    import click

    coloured = list(full(outcome, str, 80, colour=True))
    assert any("\x1b[" in line for line in coloured)
    plain = list(full(outcome, str, 80, colour=False))
    assert [click.unstyle(line) for line in coloured] == plain
