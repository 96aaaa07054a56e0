"""Somebody at the pages without any server or browser: requests go in, pages come out, forms are filled in as shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from simulator.browser.app import App
from simulator.browser.guard import Guard
from simulator.browser.web import FORM, Response, read_request
from simulator.casting import Casting
from simulator.local_pages import PagesDesk
from simulator.session.clocks import SteppedClock
from simulator.settings import DataFolder
from simulator.wishes import Wishes
from simulator.workplace import Workplace
from tests.fakes import OPENED_AT

HOST = "127.0.0.1:8000"
CASE = "late_parcel"


class Visitor:
    """A trainee with a browser that knows cookies, forms and redirects."""

    def __init__(
        self,
        home: Path,
        *,
        wishes: Wishes | None = None,
        alias: str = "sam",
        scenario: str | None = CASE,
        root: str = "",
    ) -> None:
        """Open the pages on a data folder.

        Args:
            home: the data folder.
            wishes: how calls are played; with a fixed seed unless given.
            alias: the trainee.
            scenario: the one that was asked for.
            root: where the pages are mounted.
        """
        folder = DataFolder(path=home)
        self.workplace = Workplace(folder, alias=alias, casting=Casting(folder, {}, wanted="scripted"))
        self.clock = SteppedClock(OPENED_AT)
        wanted = wishes or Wishes(seed=7, twist="plain")
        self.desk = PagesDesk(self.workplace, wanted, first_scenario=scenario, real=self.clock)
        self.quit = 0
        self.guard = Guard((HOST,))
        self.app = App(self.desk, self.guard, root=root, on_quit=self._quit)
        self.root = root
        self.cookie = ""
        self.place = ""
        """Where the last page lies, with its fragment."""
        self.page = ""
        self.last = Response()

    def _quit(self) -> None:
        self.quit += 1

    def enter(self) -> None:
        """Come in by the first address."""
        self.get(f"/enter/{self.guard.token}")

    def ask(self, method: str, target: str, form: Mapping[str, str] | None = None, **headers: str) -> Response:
        """Send one request as it is, and return its answer."""
        sent = {
            "host": HOST,
            "cookie": self.cookie,
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        body = b"" if form is None else urlencode(form).encode()
        if form is not None:
            sent.setdefault("content-type", FORM)
        self.last = self.app.answer(read_request(method, target.partition("#")[0], sent, body))
        for name, value in self.last.headers:
            if name == "Set-Cookie":
                self.cookie = value.partition(";")[0]
        return self.last

    def get(self, target: str) -> str:
        """Look at a page, wherever it leads; return it."""
        return self._arrive("GET", target, None)

    def post(self, target: str, **fields: str) -> str:
        """Send a form of ours; return the page that it leads to."""
        return self._arrive("POST", target, {"csrf": self.guard.form_token, **fields})

    def _arrive(self, method: str, target: str, form: Mapping[str, str] | None) -> str:
        response = self.ask(method, target, form)
        self.place = target
        while response.status == 303:
            self.place = dict(response.headers)["Location"].removeprefix(self.root)
            response = self.ask("GET", self.place)
        self.page = response.body.decode()
        return self.page

    @property
    def words(self) -> str:
        """Return the words of the last page."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.page)).split())

    def hidden(self, name: str) -> str:
        """Return what a hidden field of the last page holds."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.page)
        assert found is not None, f"no field {name}"
        return found[1]

    def typed(self) -> str:
        """Return what stands in the field for the reply."""
        found = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", self.page, re.DOTALL)
        assert found is not None, "no field for a reply"
        return unescape(found[1])

    # A call

    def take(self, scenario: str = CASE) -> str:
        """Take a call and return its path."""
        self.post("/calls", scenario=scenario)
        assert "#new" in self.place, self.words
        return self.call

    @property
    def call(self) -> str:
        """Return the path of the call that is shown."""
        found = re.match(r"/calls/[0-9a-f-]{36}", self.place)
        assert found is not None, self.place
        return found[0]

    def say(self, text: str) -> str:
        """Send a reply from the desk that is shown."""
        return self.post(f"{self.call}/reply", text=text, said=self.hidden("said"), done=self.hidden("done"))

    def do(self, name: str, **args: str) -> str:
        """Open the form of an action and send it."""
        self.get(f"{self.call}/act/{name}")
        fields = {f"arg.{field}": value for field, value in args.items()}
        return self.post(f"{self.call}/act/{name}", done=self.hidden("done"), **fields)

    def finish(self) -> str:
        """End the contact, leave undone what is due, rate the call; return the debrief."""
        self.post(f"{self.call}/end")
        while not self.place.endswith("/debrief"):
            if 'name="empathy"' in self.page:
                self.post(f"{self.call}/rate", empathy="70", accuracy="60", follow_through="50")
            elif "/next" in self.page:
                self.post(f"{self.call}/next")
            else:
                self.post(f"{self.call}/end")
        return self.page
