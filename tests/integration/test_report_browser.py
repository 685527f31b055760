"""The pages of a report in a real browser: Debian's Chromium, without a window.

Where there is none, the tests are skipped, unless DOCLINT_BROWSER is `required`.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from doclint.cli import main
from doclint.report.article_page import name_of

webdriver = pytest.importorskip("selenium.webdriver")
axe = pytest.importorskip("axe_core_python.selenium")

from selenium.webdriver.common.by import By  # noqa: E402 (skipped without selenium)
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.wait import WebDriverWait  # noqa: E402

Driver = Any

EVIL = """\
---
title: "<script>document.title='owned'</script>\\" onmouseover=alert(1) x=\\""
---

# %(word)s {{ 6 | times: 7 }}

<script>document.title = "owned"</script>

%(one)s [%(two)s](javascript:alert(1)) </td></table><img src=x onerror="document.title='owned'">.

{%% assign owned = 6 | times: 7 %%}{{ owned }} %(three)s "><svg onload=alert(1)> {%% raw %%}.
"""
ENGLISH = {"word": "Hostile", "one": "See the", "two": "berths", "three": "boats are here"}
FOREIGN = {"word": "Hostil", "one": "Veja os", "two": "cais", "three": "barcos estão aqui"}

SITE: Mapping[str, str] = {
    "content/admin/moor.md": (
        "---\ntitle: Moor a boat\n---\n\nOpen the harbor and wait for the crew.\n\n"
        "Then see [the berths](/berths) of the marina.\n"
    ),
    "translations/pt-BR/content/admin/moor.md": (
        "---\ntitle: Atracar um barco\n---\n\nOpen the harbor and wait for the crew.\n\n"
        "Depois veja [os cais] (/berths) da marina.\n"
    ),
    "content/start/sail.md": "# Set the sails\n\nSet them {% if calm %}slowly{% endif %} today.\n",
    "translations/pt-BR/content/start/sail.md": (
        "# Içar as velas\n\nIce-as {% se calm %}devagar{% endif %} hoje.\n"
    ),
    "translations/ar/content/start/sail.md": (
        "# Harbor: رفع الأشرعة\n\nارفعها {% if calm %}ببطء{% endif %} اليوم.\n"
    ),
    "content/evil.md": EVIL % ENGLISH,
    "translations/pt-BR/content/evil.md": EVIL % FOREIGN,
}
MOOR, EVIL_PAGE = (
    f"pt-BR/{name_of(f'translations/pt-BR/content/{name}.md')}" for name in ("admin/moor", "evil")
)
ARABIC = f"ar/{name_of('translations/ar/content/start/sail.md')}"
KINDS = ("index.html", "pt-BR/index.html", MOOR)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report."""
    root = tmp_path_factory.mktemp("site")
    for name, text in SITE.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert main(["report", str(root), "-o", str(root / "report")]) == 0
    return root / "report"


@pytest.fixture(scope="module")
def driver() -> Iterator[Driver]:
    """A browser that logs what it asks for."""
    browser, service = shutil.which("chromium"), shutil.which("chromedriver")
    if not (browser and service):
        if os.environ.get("DOCLINT_BROWSER") == "required":
            pytest.fail("no chromium and chromedriver: apt-get install chromium chromium-driver")
        pytest.skip("no chromium and chromedriver here")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(service))
    yield driver
    driver.quit()


Open = Callable[..., None]


@pytest.fixture
def open_page(driver: Driver, folder: Path) -> Iterator[Open]:
    """A function that opens a page; nothing it does is an error or leaves the folder."""
    driver.execute_cdp_cmd("Network.enable", {})
    driver.get_log("performance")
    driver.get_log("browser")

    def get(page: str, width: int = 1280, scheme: str = "light") -> None:
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        driver.get("about:blank")  # or a new fragment would not load the page anew
        driver.get(f"{folder.as_uri()}/{page}")

    yield get
    assert driver.get_log("browser") == []
    events = (json.loads(entry["message"])["message"] for entry in driver.get_log("performance"))
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    inside = (folder.as_uri(), "data:", "about:")
    assert [url for url in asked if not url.startswith(inside)] == []


def texts(driver: Driver, selector: str) -> list[str]:
    return [element.text for element in driver.find_elements(By.CSS_SELECTOR, selector)]


def wait_for(driver: Driver, condition: Callable[[], bool]) -> None:
    WebDriverWait(driver, 5).until(lambda _: condition())


def one(driver: Driver, selector: str) -> Any:
    return driver.find_element(By.CSS_SELECTOR, selector)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible_and_fit_a_phone(driver: Driver, open_page: Open, scheme: str) -> None:
    for page in (*KINDS, EVIL_PAGE, ARABIC):
        open_page(page, 390, scheme)
        assert driver.execute_script("return document.documentElement.scrollWidth") <= 390
        found = axe.Axe().run(driver)["violations"]
        grave = [each for each in found if each["impact"] in ("serious", "critical")]
        assert [(each["id"], each["nodes"]) for each in grave] == []


def test_filters(driver: Driver, open_page: Open) -> None:
    open_page("pt-BR/index.html")
    count = one(driver, "#count")
    assert count.get_attribute("aria-live") == "polite"
    assert count.text.startswith("3 of 3 articles, ")
    one(driver, "#text").send_keys("boat")
    assert texts(driver, "#articles .title") == ["Moor a boat"]
    assert count.text.startswith("1 of 3 articles, ")
    assert driver.current_url.endswith("#text=boat")
    one(driver, "#text").clear()
    one(driver, '#rule option[value="link/syntax"]').click()
    assert texts(driver, "#articles .title") == ["Moor a boat"]
    assert count.text == "1 of 3 articles, 1 finding"
    one(driver, '#folder option[value="content/start"]').click()
    assert count.text == "0 of 3 articles, 0 findings"
    one(driver, "#reset").click()
    assert count.text.startswith("3 of 3 articles, ")
    assert "#" not in driver.current_url
    one(driver, '#severity option[value="error"]').click()
    assert "Set the sails" in texts(driver, "#articles .title")


def test_what_fell_behind_is_tagged(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, translation = tmp_path / "content/a.md", tmp_path / "translations/pt-BR/content/a.md"
    for file, text in ((source, "Wait 30 minutes.\n"), (translation, "Espere 30 minutos.\n")):
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    config = 'layout = "github-docs"\n[rules]\n"project/outdated" = "warning"\n'
    (tmp_path / "doclint.toml").write_text(config, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert main(["stamp"]) == 0
    source.write_text("Wait 45 minutes.\n", encoding="utf-8")
    assert main(["report", "-o", "report"]) == 0
    driver.get((tmp_path / "report/pt-BR/index.html").as_uri())
    wait_for(driver, lambda: one(driver, "#count").text.startswith("1 of 1 article, "))
    assert "outdated" in texts(driver, "#articles .tag")


def test_address_keeps_the_filter(driver: Driver, open_page: Open) -> None:
    open_page("pt-BR/index.html#rule=untranslated%2Fsegment&folder=content%2Fadmin&text=boat")
    assert one(driver, "#rule").get_attribute("value") == "untranslated/segment"
    assert one(driver, "#folder").get_attribute("value") == "content/admin"
    assert one(driver, "#text").get_attribute("value") == "boat"
    assert one(driver, "#count").text == "1 of 3 articles, 1 finding"
    one(driver, "#articles a").click()
    driver.back()
    assert one(driver, "#count").text == "1 of 3 articles, 1 finding"


def test_keyboard(driver: Driver, open_page: Open) -> None:
    open_page("pt-BR/index.html")

    def press(*keys: str) -> Any:
        driver.switch_to.active_element.send_keys(*keys)
        return driver.switch_to.active_element

    focused = one(driver, "body")
    focused.send_keys(Keys.TAB)
    assert driver.switch_to.active_element.text == "Skip to the articles"
    assert press(Keys.ENTER).get_attribute("id") == "main"
    assert press(Keys.TAB).get_attribute("id") == "text"
    assert press("sails", Keys.TAB).get_attribute("id") == "rule"
    assert one(driver, "#count").text.startswith("1 of 3 articles, ")
    for expected in ("severity", "folder", "reset"):
        assert press(Keys.TAB).get_attribute("id") == expected
    assert press(Keys.ENTER).get_attribute("id") == "text"
    assert one(driver, "#count").text.startswith("3 of 3 articles, ")
    field = one(driver, 'svg.tree a[aria-label^="content/start"]')
    driver.execute_script("arguments[0].focus()", field)
    press(Keys.ENTER)
    wait_for(driver, lambda: driver.switch_to.active_element.get_attribute("id") == "main")
    assert one(driver, "#count").text.startswith("1 of 3 articles, ")


def test_marks_and_the_copied_proposal(driver: Driver, open_page: Open) -> None:
    open_page(MOOR)
    assert "Open the harbor and wait for the crew." in texts(driver, "td:last-child mark")[0]
    one(driver, "header a[href*='#n']").click()
    assert one(driver, ":target").is_displayed()
    notes = texts(driver, ".notes li")
    number = next(n for n, note in enumerate(notes, 1) if "link/syntax" in note)
    one(driver, f'td:last-child mark a[href="#n{number}"]').click()
    assert driver.current_url.endswith(f"#n{number}")
    button = one(driver, f"#n{number} button.copy")
    proposal = one(driver, f"#n{number} ins").text.removeprefix("+ ")
    assert "[os cais](/berths)" in proposal
    button.click()
    wait_for(driver, lambda: one(driver, "#copied").get_attribute("textContent") == "Copied")
    open_page("pt-BR/index.html")
    one(driver, "#text").send_keys(Keys.CONTROL, "v")
    assert one(driver, "#text").get_attribute("value") == proposal


def test_hostile_article_is_text(driver: Driver, open_page: Open) -> None:
    for page in (EVIL_PAGE, "pt-BR/index.html", "index.html"):
        open_page(page)
        assert "owned" not in driver.title
        assert texts(driver, "main script, header script, img, table svg, [onmouseover]") == []
        addresses = driver.execute_script(
            "return [...document.querySelectorAll('[href]')].map(e => e.getAttribute('href'))"
        )
        assert not any(str(each).lower().startswith("javascript:") for each in addresses)
    open_page(EVIL_PAGE)
    # The numbers of the marks stand between the texts.
    driver.execute_script("document.querySelectorAll('mark .to').forEach(e => e.remove())")
    shown = one(driver, ".sides tbody").get_attribute("textContent")
    for text in (
        '<script>document.title = "owned"</script>',
        "[cais](javascript:alert(1))",
        "</td>",
        "<img src=x onerror=\"document.title='owned'\">",
        "{% assign owned = 6 | times: 7 %}{{ owned }} barcos",
        "<svg onload=alert(1)>",
        "Hostil {{ 6 | times: 7 }}",
    ):
        assert text in shown
    assert texts(driver, "h1") == [
        "<script>document.title='owned'</script>\" onmouseover=alert(1) x=\""
    ]


def test_right_to_left(driver: Driver, open_page: Open) -> None:
    open_page(ARABIC)
    direction = "return getComputedStyle(arguments[0]).direction"
    cells = driver.find_elements(By.CSS_SELECTOR, ".sides tbody td")
    assert [driver.execute_script(direction, cell) for cell in cells[:2]] == ["ltr", "rtl"]
    assert [cell.get_attribute("lang") for cell in cells[:2]] == ["en", "ar"]


def test_without_javascript(driver: Driver, open_page: Open) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        for page in KINDS:
            open_page(page)
            assert one(driver, "h1").is_displayed()
        assert not one(driver, ".copy").is_displayed()
        open_page("pt-BR/index.html")
        assert len(texts(driver, "#articles .title")) == 3
        assert not one(driver, "#filters").is_displayed()
        assert "Filtering needs JavaScript" in one(driver, "main").text
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
