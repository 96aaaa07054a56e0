"""Settings: everything that can be set, seen at once and remembered."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from simulator.desktop.paint import Painter
from simulator.desktop.preferences import CHOICES, TEXT_SIZES, TIMERS
from simulator.desktop.screens.forms import question
from simulator.desktop.screens.places import Place, below_bar
from simulator.desktop.screens.screen import Shell
from simulator.desktop.widgets.blocks import Card, Option
from simulator.desktop.widgets.page import Block, Page
from simulator.desktop.window_keys import THEME_WORDS
from simulator.locale import LANGUAGES, tr
from simulator.view.speaker import SpeakerView, TrialView


class Settings(Place):
    """What can be set."""

    here = "settings"
    icon = "settings"

    def __init__(self, shell: Shell) -> None:
        """Show what is set."""
        super().__init__(shell)
        self.title = tr("Settings")
        self._asked = False
        self._speaker: SpeakerView | None = None
        self._trial: TrialView | None = None
        """What came of the last try of the LLM."""
        self.page = Page("settings", tr("Settings"), gap=10, pad=4)
        self.widgets = [self.page, *self.tabs]
        self.focus = self.page
        self.restyled()

    def restyled(self) -> None:
        """Show what is set now, in the language that was chosen."""
        super().restyled()
        self.page.show([*looks(self.shell), *self._others(), *self._voice()])

    def _voice(self) -> list[Block]:
        """Return who speaks for the customer, and what leaves this computer for that."""
        speaker = self._speaker
        if speaker is None:
            return []
        values = (tr("Scripted"), tr("Language model"))
        blocked = blocked_words() if speaker.blocked else ""
        if speaker.problem and blocked:
            told = f"{blocked} {speaker.problem}"
            return [Option("voice", tr("The customer's voice"), told, values, 1, self._choose_voice)]
        if speaker.problem:
            lines = (tr("The customer speaks the scenario's own lines. Nothing leaves this computer."), speaker.problem)
            return [Card("voice", tr("The customer's voice"), lines, icon="message-circle")]
        told = f"{tr('{host}, model {model}', host=speaker.host, model=speaker.model)} {blocked}".strip()
        now = int(speaker.llm or speaker.blocked)
        choice = Option("voice", tr("The customer's voice"), told, values, now, self._choose_voice)
        return [choice, self._trial_card(speaker)]

    def _trial_card(self, speaker: SpeakerView) -> Card:
        """Return the way to try the LLM, with what came of it; nothing is sent before somebody has agreed to that."""
        key = tr("Key: {source}", source=speaker.key) if speaker.key else tr("No key is set.")
        lines = [key] if not speaker.local or speaker.key else [tr("It is on this computer; it needs no key.")]
        if not speaker.agreed:
            lines.append(tr("Nothing is sent there before you have agreed to it."))
            return Card("try_voice", tr("The language model"), tuple(lines), icon="message-circle")
        lines += [] if self._trial is None else trial_lines(self._trial)
        return Card("try_voice", tr("Try the language model"), tuple(lines), on_press=self._try, icon="message-circle")

    def _try(self) -> None:
        self.shell.work(tr("Asking for a sample line…"), self.shell.desk.try_speaker, self._show_trial)

    def _show_trial(self, trial: TrialView) -> None:
        self._trial = trial
        self.restyled()

    def tick(self) -> bool:
        """Ask who speaks for the customer, on the worker thread."""
        if self._asked:
            return False
        self._asked = True
        self.shell.work("", self.shell.desk.speaker, self._show_voice)
        return True

    def wait_ms(self) -> int:
        """Return at once until that was asked for."""
        return 1000 if self._asked else 1

    def _show_voice(self, speaker: SpeakerView) -> None:
        self._speaker = speaker
        self.restyled()

    def _choose_voice(self, place: int) -> None:
        """Switch the voice; an LLM only after somebody has agreed to what it sends, and to which host."""
        host = "" if self._speaker is None else self._speaker.host

        def choose() -> None:
            if self.dialog is not None:
                self.close()
            self._ask_again()  # where it is refused, too, it is shown what is set by now
            desk = self.shell.desk
            self.shell.work("", lambda: desk.choose_speaker(llm=place == 1, host=host), lambda _: self._ask_again())

        if place == 1 and self._speaker is not None and not self._speaker.agreed:
            title, yes = tr("Let a language model speak?"), tr("I agree")
            self.open(question(title, consent_text(self._speaker), yes, choose, close=self.close))
        else:
            choose()

    def _ask_again(self) -> None:
        self._asked = False
        self._trial = None

    def _others(self) -> list[Block]:
        now, prefer = self.shell.preferences, self.shell.prefer
        yes_no = (tr("On"), tr("Off"))
        timers = {"on": tr("Normal"), "relaxed": tr("Relaxed"), "off": tr("Off")}
        return [
            _switch(
                "motion", tr("Motion"), tr("Off: nothing moves, and the customer answers at once."), shell=self.shell
            ),
            _switch("sound", tr("Sounds"), tr("F8 switches them on any screen."), shell=self.shell),
            _switch("captions", tr("Captions"), tr("Every sound is told in words, too."), shell=self.shell),
            Option(
                "timers",
                tr("Timers"),
                tr("Relaxed: time limits are longer. Off: there are none. From the next call on; the record says so."),
                tuple(timers[name] for name in TIMERS),
                TIMERS.index(now.timers),
                lambda place: prefer(timers=TIMERS[place]),
            ),
            Option(
                "full_screen",
                tr("Full screen"),
                "F11",
                yes_no,
                0 if now.full_screen else 1,
                lambda place: prefer(full_screen=place == 0),
            ),
        ]

    def layout(self, painter: Painter, area: pygame.Rect) -> None:
        """Place the list in the middle."""
        px = painter.px
        self.lay_out_tabs(painter, area)
        room = below_bar(painter, area)
        wide = min(room.width, px(760))
        self.page.rect = pygame.Rect(room.centerx - wide // 2, room.top, wide + px(8), room.height)

    def paint(self, painter: Painter, area: pygame.Rect) -> None:
        """Draw the header."""
        self.draw_bar(painter, area, tr("Settings"), tr("↑ ↓ choose · ← → change · remembered at once"))


def looks(shell: Shell) -> list[Block]:
    """Return the options that decide what the window looks like: theme, size of texts, language."""
    now = shell.preferences
    languages = [code for code in LANGUAGES]
    here = languages.index(now.language) if now.language in languages else 0
    return [
        Option(
            "theme",
            tr("Theme"),
            tr("F9 goes on to the next one."),
            tuple(tr(THEME_WORDS[str(name)]) for name in CHOICES["theme"]),
            CHOICES["theme"].index(now.theme),
            lambda place: shell.prefer(theme=CHOICES["theme"][place]),
        ),
        Option(
            "text",
            tr("Text size"),
            tr("Ctrl and + or − change it on any screen."),
            tuple(f"{size} %" for size in TEXT_SIZES),
            TEXT_SIZES.index(now.text),
            lambda place: shell.prefer(text=TEXT_SIZES[place]),
        ),
        Option(
            "language",
            tr("Language of the window"),
            tr("Conversations stay in the language that they are written in."),
            tuple(LANGUAGES.values()),
            here,
            lambda place: shell.prefer(language=languages[place]),
        ),
    ]


def trial_lines(trial: TrialView) -> list[str]:
    """Return what came of a try of the LLM."""
    if trial.problem:
        return [trial.problem]
    lines = [
        tr("First words after {first} ms, the whole line after {whole} ms.", first=trial.first_ms, whole=trial.took_ms),
        tr("It answers as {form}.", form=trial.form),
        tr("A sample line: “{line}”", line=trial.line),
    ]
    if trial.models:
        lines.insert(0, tr("Models there: {models}", models=", ".join(trial.models[:8])))
    if trial.late:
        lines.append(tr("That is too late: in a call the author's line would have been said."))
    return [*lines, *(tr("The check turned it down: {why}.", why=flaw) for flaw in trial.flaws)]


def blocked_words() -> str:
    """Return what it means that an LLM is to speak and cannot."""
    return tr(
        "A language model is to speak, but cannot: no call can begin until that is mended or switched to the script."
    )


def consent_text(speaker: SpeakerView) -> str:
    """Return what somebody agrees to who lets an LLM speak."""
    return tr(
        "What you type in a call is sent to {host} (model {model}), together with the talk so far. "
        "What looks personal is blacked out before. Whoever runs that host may keep it. "
        "Facts that the customer has not told you are never sent, and scores never depend on it. "
        "You can take this back here at any time.",
        host=speaker.host,
        model=speaker.model,
    )


def _switch(name: str, label: str, told: str, *, shell: Shell) -> Option:
    on: bool = getattr(shell.preferences, name)
    choose: Callable[[int], None] = lambda place: shell.prefer(**{name: place == 0})  # noqa: E731  # one per switch
    return Option(name, label, told, (tr("On"), tr("Off")), 0 if on else 1, choose)
