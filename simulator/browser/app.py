"""The pages as one object: a request goes in, a response comes out; a server, or another application, carries them."""

from __future__ import annotations

import logging
import re
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TypeVar

from simulator.browser.desk import Desk
from simulator.browser.floor import Floor
from simulator.browser.guard import Door, Refusal, protected
from simulator.browser.pages import render
from simulator.browser.preferences import Preferences, from_mapping
from simulator.browser.sitting import Sitting, Unsent
from simulator.browser.web import Request, Response, see_other
from simulator.errors import UserError
from simulator.locale import PSEUDO, speaking, tr
from simulator.session.clocks import SteppedClock
from simulator.session.ports import JournalError
from simulator.session.runner import Runner

MOST_SITTINGS = 12
MOST_UNSENT = 200
FRAME = "/news"
Made = TypeVar("Made")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request on its way to its page."""

    app: App
    request: Request
    preferences: Preferences

    @property
    def desk(self) -> Desk:
        """Return the trainee's desk."""
        return self.app.desk

    def url(self, path: str) -> str:
        """Return the address of a page, wherever these pages are mounted."""
        return self.app.root + path

    def to(self, path: str) -> Response:
        """Return the answer to a form: look there."""
        return see_other(self.url(path))

    def page(
        self,
        template: str,
        shared: Mapping[str, object] | None = None,
        *,
        status: HTTPStatus = HTTPStatus.OK,
        **values: object,
    ) -> Response:
        """Return a page with what every page needs.

        Args:
            template: file name.
            shared: what several pages show alike.
            status: of the answer.
            values: what this one shows besides.
        """
        every = {
            "csrf": self.app.guard.form_token,
            "once": secrets.token_urlsafe(9),
            "url": self.url,
            "set": self.preferences,
            "lang": "en" if self.preferences.language == PSEUDO else self.preferences.language,
            "alias": self.desk.alias,
            "house": self.desk.house,
            "path": self.request.path,
            "can_quit": self.app.can_quit,
        }
        return render(template, {**every, **(shared or {}), **values}, status=status)


Handler = Callable[..., Response]
"""Takes a visit and the named parts of the path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Which page answers."""

    method: str
    path: re.Pattern[str]
    handler: Handler


def route(method: str, path: str, handler: Handler) -> Route:
    """Return a route.

    Args:
        method: GET or POST.
        path: with `<name>` for a part that is handed to the handler, `<call_id>` for a call's id.
        handler: makes the page.
    """
    pattern = re.sub(r"<(\w+)>", lambda found: f"(?P<{found[1]}>{_PARTS.get(found[1], '[^/]+')})", path)
    return Route(method=method, path=re.compile(pattern), handler=handler)


_PARTS = {"call_id": r"[0-9a-f-]{36}", "turn": r"[0-9]{1,6}"}


class App:
    """The pages of one trainee."""

    def __init__(self, desk: Desk, guard: Door, *, root: str = "", on_quit: Callable[[], None] | None = None) -> None:
        """Serve a trainee; nothing is read yet.

        Args:
            desk: library and calls.
            guard: who may see the pages.
            root: path under which these pages lie in another application, without the last slash; it is not part of
                the paths of requests.
            on_quit: ends the server; None where it serves others too.
        """
        from simulator.browser.routes import ROUTES

        self.desk = desk
        self.guard = guard
        self.root = root
        self.on_quit = on_quit
        self.floor: Floor | None = None
        """The shift that is on; None where none is."""
        self._routes = ROUTES
        self._sittings: OrderedDict[str, Sitting] = OrderedDict()
        self._unsent: OrderedDict[str, Unsent] = OrderedDict()
        """What was typed in the calls that were put away."""
        self._opened: OrderedDict[str, str] = OrderedDict()
        """Which call each form has opened, so that a form that is sent twice opens one."""
        self._lock = threading.RLock()

    @property
    def can_quit(self) -> bool:
        """Tell whether the trainee may end the server."""
        return self.on_quit is not None

    def answer(self, request: Request) -> Response:
        """Return the answer to a request; one after the other, as one person's calls go on."""
        with self._lock:
            visit = Visit(app=self, request=request, preferences=Preferences())
            refusal = self.guard.refuses(request)
            if refusal is not None:
                return protected(_refused(visit, refusal))
            welcome = self.guard.welcome(request)
            if welcome is not None:
                return protected(welcome)
            return protected(self._answer(request), framed=request.path.endswith(FRAME))

    def aside(self, work: Callable[[], Made]) -> Made:
        """Do within an answer what may take long and concerns no call: other requests are answered meanwhile.

        No call is charged for the time of it.

        Args:
            work: what takes long.
        """
        began = self.desk.real.now_ms()
        self._lock.release()
        try:
            return work()
        finally:
            self._lock.acquire()
            took = self.desk.real.now_ms() - began
            for each in (*self._sittings.values(), *(() if self.floor is None else (self.floor,))):
                each.spare(took)

    def refuse(self, status: HTTPStatus, title: str, text: str) -> Response:
        """Return the page for a request that cannot even be read."""
        request = Request(method="GET", path="/")
        visit = Visit(app=self, request=request, preferences=Preferences())
        return protected(_refused(visit, Refusal(status=status, title=title, text=text)))

    def _answer(self, request: Request) -> Response:
        preferences = from_mapping(self.desk.preferences())
        visit = Visit(app=self, request=request, preferences=preferences)
        with speaking(preferences.language):
            try:
                return self._routed(visit)
            except (UserError, JournalError) as error:
                return problem(visit, HTTPStatus.CONFLICT, error.message, error.hint)

    def _routed(self, visit: Visit) -> Response:
        methods: list[str] = []
        wanted = "GET" if visit.request.method == "HEAD" else visit.request.method
        for each in self._routes:
            found = each.path.fullmatch(visit.request.path)
            if found is not None and each.method == wanted:
                return each.handler(visit, **found.groupdict())
            if found is not None:
                methods.append(each.method)
        if methods:
            text = tr("This address takes forms only. Nothing was changed.")
            wrong = problem(visit, HTTPStatus.METHOD_NOT_ALLOWED, tr("There is no page here"), text)
            return wrong.with_headers(("Allow", ", ".join(methods)))
        text = tr("Go on from one of the pages above.")
        return problem(visit, HTTPStatus.NOT_FOUND, tr("There is no such page"), text)

    def sitting(self, call_id: str) -> Sitting:
        """Return a call that is being played; one that was left, or is closed, is taken up from the journal.

        Raises:
            UserError: there is no such call, or it is damaged.
            JournalError: the journal cannot be read.
        """
        on_floor = None if self.floor is None else self.floor.sitting(call_id)
        if on_floor is not None:
            return on_floor
        known = self._sittings.get(call_id)
        if known is not None:
            self._sittings.move_to_end(call_id)
            return known
        clock = self.new_clock()
        return self.sit(self.desk.call(call_id, clock), clock)

    def new_clock(self) -> SteppedClock:
        """Return the clock of a call that is begun or taken up now."""
        return SteppedClock(self.desk.real.today())

    def sit(self, runner: Runner, clock: SteppedClock) -> Sitting:
        """Take up a call; with an LLM only one has its customer's ear, and the others are taken up anew when needed."""
        if self.desk.recorded and self.desk.voice_report is not None:
            for call_id in [key for key, each in self._sittings.items() if each.runner.state.phase != "closed"]:
                self._put_away(call_id)
        sitting = Sitting(runner, clock, self.desk.real)
        unsent = self._unsent.pop(runner.header.call_id, None)
        if unsent is not None:
            sitting.find_again(unsent)
        self._sittings[runner.header.call_id] = sitting
        while len(self._sittings) > MOST_SITTINGS:
            self._put_away(next(iter(self._sittings)))
        return sitting

    def _put_away(self, call_id: str) -> None:
        """Let go of a call; what was typed in it waits until it is taken up again."""
        sitting = self._sittings.pop(call_id, None)
        if sitting is not None:
            self._keep_unsent(call_id, sitting)

    def _keep_unsent(self, call_id: str, sitting: Sitting) -> None:
        if sitting.runner.state.phase == "closed":
            return
        self._unsent[call_id] = sitting.unsent
        while len(self._unsent) > MOST_UNSENT:
            self._unsent.popitem(last=False)

    def opened_once(self, form: str, begin: Callable[[], Sitting]) -> str:
        """Open a call for a form, and return its id; the same form sent again leads to the same call.

        Args:
            form: what tells the form from others.
            begin: opens the call.
        """
        known = self._opened.get(form)
        if known is not None:
            return known
        call_id = begin().runner.header.call_id
        if form:
            self._opened[form] = call_id
        while len(self._opened) > MOST_SITTINGS:
            self._opened.popitem(last=False)
        return call_id

    def take_over(self, runner: Runner, old: Sitting) -> Sitting:
        """Go on with a call that has grown out of another one, on the same clock; the other one is put away."""
        self._put_away(old.runner.header.call_id)
        return self.sit(runner, old.clock)

    def put_floor(self, floor: Floor | None) -> None:
        """Turn to a shift, or with None to calls by themselves; what was typed in the calls of the last shift waits."""
        for sitting in () if self.floor is None else self.floor.sittings:
            self._keep_unsent(sitting.runner.header.call_id, sitting)
        self.floor = floor

    def leave(self, call_id: str) -> None:
        """Put a call away: its time stands still until somebody goes on with it."""
        if self.desk.recorded:
            self._put_away(call_id)


def problem(visit: Visit, status: HTTPStatus, title: str, text: str) -> Response:
    """Return a page that says what is wrong and what to do."""
    return visit.page("problem.html", status=status, title=title, text=text, inside=True)


def _refused(visit: Visit, refusal: Refusal) -> Response:
    return visit.page("problem.html", status=refusal.status, title=refusal.title, text=refusal.text, inside=False)
