"""The pages in a real browser: a whole call by keys without JavaScript, and axe on every page in every theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.browser.server import PagesServer
from simulator.session.replay import differs_from_live
from simulator.settings import DataFolder
from simulator.storage.store import open_store
from tests.browser.serving import served
from tests.chromium import Chromium

pytestmark = pytest.mark.needs("browser")
REFRESH = "meta-refresh"
"""axe allows no page that loads again by itself; this one does so until Settings switch it off, as WCAG 2.2.1 wants."""
GREETING = "Hello Dana, I am sorry that you had to wait. I will find out now where your lamp is."
PROMISE = "I will call you back today by 17:00."


@pytest.fixture
def server(data_home: Path) -> Iterator[PagesServer]:
    with served(data_home) as serving:
        yield serving


@pytest.fixture
def chromium(tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path) as browser:
        browser.scripts(allowed=False)
        yield browser


def test_a_whole_call_by_keyboard_without_javascript(
    chromium: Chromium, server: PagesServer, data_home: Path, tmp_path: Path
) -> None:
    chromium.open(server.address("/"))
    chromium.tab_to("Library")
    chromium.follow()
    chromium.tab_to("The parcel that never came")
    chromium.follow()
    chromium.tab_to("Take the call")
    chromium.follow()
    assert chromium.finds_focus("Dana Whitfield")  # the customer's first words
    for text in (GREETING, PROMISE):
        chromium.press("Tab")
        assert chromium.focused() == "Your message"
        chromium.write(text)
        chromium.press("Tab")
        assert chromium.focused() == "Send"
        chromium.follow()
        assert chromium.finds_focus("New Dana Whitfield")
    chromium.tab_to("Your message")
    chromium.write("Half a mess")
    chromium.tab_to("Write a note")
    chromium.follow()
    chromium.tab_to("Text")
    chromium.write("The lamp is late.")
    chromium.press("Tab")
    chromium.follow()
    assert chromium.finds_focus("Write a note")
    chromium.press("Tab")
    assert chromium.look("document.activeElement.value") == "Half a mess"
    chromium.tab_to("Search the knowledge base")
    chromium.follow()
    assert chromium.finds_focus("Words")
    chromium.write("parcel")
    chromium.follow()
    assert chromium.finds_focus("these words")
    chromium.tab_to("Lost parcels")
    chromium.press("Enter")
    assert chromium.look("document.activeElement.parentElement.open")
    chromium.tab_to("Back to the call", back=True)
    chromium.follow()
    chromium.tab_to("End contact")
    chromium.follow()
    assert "You still owe" in chromium.look("document.body.innerText")
    chromium.tab_to("End contact")
    chromium.follow()
    while "How do you rate" not in chromium.look("document.title"):
        chromium.tab_to("Go on to" if "Go on to" in chromium.look("document.body.innerText") else "Finish")
        chromium.follow()
        if chromium.look("document.getElementById('reply') !== null"):
            chromium.tab_to("End contact")
            chromium.follow()
            chromium.tab_to("End contact")
            chromium.follow()
    assert chromium.finds_focus("Empathy")
    for points in ("70", "60", "50"):
        chromium.write(points)
        chromium.press("Tab")
    assert chromium.focused() == "Show my result"
    chromium.follow()
    chromium.tab_to("Show everything")
    chromium.press("Space")
    assert chromium.look("document.querySelector('details.all').open")
    call_id = chromium.look("location.pathname").split("/")[2]
    store = open_store(DataFolder(path=data_home).journal)
    record = store.load(call_id)
    assert store.verify(call_id) == []
    texts = [event.text for event in record.events if event.kind == "trainee_replied"]
    assert texts[:2] == [GREETING, PROMISE]
    assert differs_from_live(server.app.sitting(call_id).runner.state, record.events) is False


def pages(chromium: Chromium, server: PagesServer) -> Iterator[str]:
    """Go through every page in turn; yield its name while it is shown."""
    base = server.address("/").partition("/enter")[0]
    for place in ("/library?words=parcel", "/progress", "/settings?saved=yes", "/help", "/nowhere"):
        chromium.open(base + place)
        yield place
    chromium.open(base + "/")
    yield "welcome"
    chromium.tab_to("Look around first")
    chromium.follow()
    yield "today"
    chromium.open(f"{base}/shift/briefing?shift=three_lamps")
    yield "briefing of a shift"
    chromium.tab_to("Begin the shift")
    chromium.follow()
    yield "desk of a shift"
    chromium.tab_to("The whole desk")
    chromium.follow()
    yield "shift"
    chromium.tab_to("Leave the shift")
    chromium.follow()
    chromium.open(f"{base}/briefing?scenario=late_parcel")
    yield "briefing"
    chromium.tab_to("Take the call")
    chromium.follow()
    for text in (GREETING, PROMISE, ""):
        chromium.tab_to("Your message")
        chromium.write(text)
        chromium.press("Tab")
        chromium.follow()
    yield "desk"
    call = base + chromium.look("location.pathname")
    for place in ("act/refund", "act/tag_cause", "act/note", "articles?words=parcel", "heard", "end", "again", "news"):
        chromium.open(f"{call}/{place}")
        yield place
    chromium.open(call)
    chromium.tab_to("One moment")
    chromium.follow()
    yield "pause"
    chromium.tab_to("Go on")
    chromium.follow()
    chromium.tab_to("End contact")
    chromium.follow()
    chromium.tab_to("End contact")
    chromium.follow()
    yield "between"
    while "How do you rate" not in chromium.look("document.title"):
        chromium.tab_to("Go on to" if "Go on to" in chromium.look("document.body.innerText") else "Finish")
        chromium.follow()
        if chromium.look("document.getElementById('reply') !== null"):
            chromium.tab_to("End contact")
            chromium.follow()
            chromium.tab_to("End contact")
            chromium.follow()
    yield "rating"
    chromium.tab_to("Skip")
    if chromium.focused() != "Skip":
        chromium.press("Tab")
        chromium.tab_to("Skip")
    chromium.follow()
    chromium.tab_to("Show everything")
    chromium.press("Enter")
    yield "debrief"
    chromium.open(f"{call.replace('/calls/', '/drill/')}/1")
    chromium.tab_to("Look at it")
    chromium.follow()
    yield "drill"


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_page_keeps_axes_rules_and_fits_a_phone_and_a_zoom_of_200_percent(
    chromium: Chromium, server: PagesServer, theme: str
) -> None:
    address = server.address("/settings")
    chromium.open(address)
    chromium.look(f"document.getElementById('theme-{theme}').click()")
    chromium.tab_to("Save")
    chromium.follow()
    seen: list[str] = []
    found: list[str] = []
    for name in pages(chromium, server):
        seen.append(name)
        chromium.scripts(allowed=True)
        found += [f"{name}: {rule}" for rule in chromium.violations() if not rule.startswith(f"{REFRESH}:")]
        found += [f"{name}: {told}" for told in chromium.small()]
        chromium.scripts(allowed=False)
        assert f"theme-{theme}" in chromium.look("document.documentElement.className")
        for width, zoom in ((320, 1), (640, 2)):
            chromium.size(width, 800, zoom=zoom)
            found += [f"{name}: {width} px is too narrow by {by}" for by in (chromium.wider(),) if by > 0]
        chromium.size(1280, 800)
    assert found == []
    assert len(seen) == len(set(seen)) > 18


def test_the_system_decides_on_the_theme_unless_it_was_chosen(chromium: Chromium, server: PagesServer) -> None:
    chromium.open(server.address("/help"))
    colour = "getComputedStyle(document.body).backgroundColor"
    assert chromium.look(colour) == "rgb(238, 241, 247)"
    chromium.prefer(prefers_color_scheme="dark")
    assert chromium.look(colour) == "rgb(14, 18, 27)"
    chromium.prefer(prefers_contrast="more")
    assert chromium.look(colour) == "rgb(0, 0, 0)"


def test_texts_of_200_percent_fit(chromium: Chromium, server: PagesServer) -> None:
    chromium.open(server.address("/settings"))
    chromium.look("document.getElementById('text-200').click()")
    chromium.tab_to("Save")
    chromium.follow()
    assert chromium.look("getComputedStyle(document.body).fontSize") == "32px"
    for name in pages(chromium, server):
        assert chromium.wider() <= 0, name


def test_no_page_runs_a_script_even_where_scripts_are_allowed(chromium: Chromium, server: PagesServer) -> None:
    chromium.ask("Page.setBypassCSP", enabled=False)
    chromium.scripts(allowed=True)
    chromium.open(server.address("/briefing?scenario=late_parcel"))
    chromium.tab_to("Take the call")
    chromium.follow()
    chromium.press("Tab")
    chromium.write("<img src=x onerror=\"document.title='caught'\"><script>document.title='caught'</script>")
    chromium.press("Tab")
    chromium.follow()
    chromium.look("void document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')")
    assert chromium.look("document.title") != "caught"
    assert chromium.look("window.ran === undefined")
