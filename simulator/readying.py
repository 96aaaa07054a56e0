"""Hears a first reply into the void while a briefing is read, so that the real one is answered at once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from simulator.errors import JournalError, UserError

if TYPE_CHECKING:
    from simulator.scenario.model import Scenario
    from simulator.session.ports import CallHeader, Clock

FIRST_WORDS = {
    "en": "Hello, I am sorry to hear that. What is your order number, and when do you need it?",
    "ko": "안녕하세요, 불편을 드려 죄송합니다. 주문 번호가 어떻게 되시나요? 언제까지 필요하세요?",
    "it": "Buongiorno, mi dispiace. Mi dice il numero, e per quando Le serve?",
}
"""Something of what is said first: it greets, feels with them and asks."""
log = logging.getLogger(__name__)


class Readying:
    """One piece of work at a time that somebody will be glad to find done."""

    def __init__(self) -> None:
        """Begin with nothing to do."""
        self._thread: threading.Thread | None = None

    def begin(self, work: Callable[[], None]) -> None:
        """Do the work beside everything else; what goes wrong is told when the same is asked for in earnest.

        Args:
            work: fills what is kept for later; may raise UserError or JournalError.
        """
        self.wait()

        def do() -> None:
            try:
                work()
            except (UserError, JournalError) as error:
                log.info("nothing is made ready: %s", error.message)

        self._thread = threading.Thread(target=do, name="readying", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Return when the work is done: to do it twice at once would take longer."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None


def hear_ahead(scenario: Scenario, header: CallHeader, clock: Clock) -> None:
    """Open a call that is never stored, and answer the customer once: all that a language needs is loaded then.

    Args:
        scenario: the case as written.
        header: seed and twist of the call that will probably be begun.
        clock: any.
    """
    from simulator.customers.scripted import ScriptedVoice
    from simulator.session.runner import Runner

    runner = Runner.start(scenario, header, voice=ScriptedVoice(), clock=clock, journal=None)
    runner.reply(FIRST_WORDS.get(scenario.language, FIRST_WORDS["en"]))
