"""Emphasis markers that readers see."""

import pytest

from doclint.check.engine import align_pair
from doclint.compare.structure_emphasis import open_markers
from doclint.config.settings import Settings

SOURCE = "Click **Save** to keep the *whole* log.\n"


def shown(translation: str, source: str = SOURCE) -> list[str]:
    pair = align_pair(source, translation, "zh-CN", Settings())
    return [translation[marker.opening.start : marker.closing.end] for marker in open_markers(pair)]


@pytest.mark.parametrize(
    "translation",
    [
        "单击**保存**以保留*整个*日志。\n",
        "单击 **保存（Save）** 以保留 _整个_ 日志。\n",
        "单击 __保存__ 以保留 *整个* 日志。\n",
        r"单击 \*\*保存\*\* 以保留 *整个* 日志。" + "\n",
        "单击 `**保存**` 以保留 *整个* 日志。\n",
        "<b>保存</b> src/**/*.md 2 * 3 snake_case ____ 日志。\n",
    ],
)
def test_what_readers_do_not_see_or_should_see(translation: str) -> None:
    assert shown(translation) == []


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("单击**保存（Save）**以保留*整个*日志。\n", ["**保存（Save）**"]),
        ("单击 ** 保存** 以保留 *整个* 日志。\n", ["** 保存**"]),
        ("单击 **保存 以保留 *整个* 日志。\n", ["**"]),
        ("单击 ***保存。***以保留 *整个* 日志。\n", ["***保存。***"]),
        ("**保存（a）**字，**关闭（b）**字 *整个*\n", ["**保存（a）**", "**关闭（b）**"]),
        ("单击 **保存** 以保留_整个_日志。\n", ["_整个_"]),
        ("单击 **保存** 以保留*“整个”*日志。\n", ["*“整个”*"]),
    ],
)
def test_markers_that_readers_see(translation: str, expected: list[str]) -> None:
    assert shown(translation) == expected


def test_a_single_star_needs_emphasis_that_is_missing() -> None:
    source = "Sailors and pilots wait.\n"
    assert shown("Matros*innen und Lots*innen warten.\n", source) == []


def test_markers_of_the_source_are_meant() -> None:
    source = "In a pattern, ** stands for any folder, and a ** b for nothing.\n"
    assert shown("模式中的 ** 表示任意文件夹，a ** b 没有意义。\n", source) == []


def test_a_marker_of_front_matter_counts() -> None:
    source = "---\nintro: 'Click **Save** now.'\n---\n"
    assert shown("---\nintro: '请单击**保存（Save）**按钮。'\n---\n", source) == [
        "**保存（Save）**"
    ]
