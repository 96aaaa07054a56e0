"""Who speaks for the customer, for the settings of the players: what is set, what was agreed to, and a try of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from simulator.errors import UserError

if TYPE_CHECKING:
    from simulator.view.speaker import SpeakerView, TrialView
    from simulator.workplace import Workplace


def speaker_at(workplace: Workplace) -> SpeakerView:
    """Return who speaks for the customer, and what an LLM would need; settings that cannot be read are its problem."""
    from simulator.llm_settings import agreed, llm_settings
    from simulator.view.speaker import SpeakerView

    folder = workplace.folder
    wanted = False
    try:
        wanted = workplace.casting.is_llm()
        found = llm_settings(folder, os.environ)
        target = found.target()
        key = found.key(target, os.environ)
    except UserError as error:
        return SpeakerView(llm=False, blocked=wanted, problem=f"{error.message} {error.hint}")
    allowed = agreed(folder, target)
    return SpeakerView(
        llm=wanted and allowed,
        blocked=wanted and not allowed,
        host=target.host,
        model=target.model,
        agreed=allowed,
        key=key.source if key.secret else "",
        local=target.loopback,
    )


def choose_speaker_at(workplace: Workplace, *, llm: bool, host: str = "") -> None:
    """Let an LLM speak, which agrees that what is typed is sent to its host; or the script, which takes that back.

    Args:
        workplace: the trainee's desk.
        llm: the LLM speaks.
        host: the host that was shown when somebody agreed; where another one is set by now, they have not agreed to it.

    Raises:
        UserError: it cannot be written, no LLM is set up, or nobody has agreed to the host that is set.
    """
    from simulator.llm_settings import agreed, give_consent, llm_settings, switch, take_back_consent

    folder = workplace.folder
    try:
        target = llm_settings(folder, os.environ).target()
    except UserError:
        if llm:
            raise
    else:
        if llm and not agreed(folder, target):
            if host != target.host:
                hint = "Nothing was agreed to. Read what is shown now, and agree again."
                raise UserError(f"The language model that is set is at {target.host} by now.", hint)
            give_consent(folder, target.host)
        if not llm:
            take_back_consent(folder, target.host)
    switch(folder, on=llm)


def try_speaker_at(workplace: Workplace) -> TrialView:
    """Ask the LLM for a sample line, and return what it can do.

    Raises:
        UserError: it is not set up, or nobody has agreed to send anything to its host.
    """
    from simulator.casting import ready
    from simulator.customers.completion import Fault
    from simulator.llm_probe import tried
    from simulator.view.speaker import TrialView

    settings, target = ready(workplace.folder, os.environ)
    try:
        found, traits = tried(workplace.folder, settings, target, settings.key(target, os.environ))
    except Fault as fault:
        return TrialView(problem=f"{fault.message} {fault.hint}".strip())
    done = found.completion
    return TrialView(
        models=found.models,
        form=traits.format,
        requests=done.requests,
        first_ms=done.first_ms,
        took_ms=done.took_ms,
        late=done.took_ms > settings.deadline_s * 1000,
        tokens=(done.tokens_in, done.tokens_out),
        line=found.line,
        flaws=found.flaws,
    )


class SpeakerChoice:
    """What a desk answers its settings about who speaks for the customer; the window's and the pages' are the same."""

    _workplace: Workplace

    def speaker(self) -> SpeakerView:
        """Return who speaks for the customer, and what an LLM would need."""
        return speaker_at(self._workplace)

    def choose_speaker(self, *, llm: bool, host: str) -> None:
        """Let an LLM speak for the customer, which agrees that what is typed is sent to its host; or the script.

        Args:
            llm: the LLM speaks.
            host: the host that was shown.

        Raises:
            UserError: it cannot be written, no LLM is set up, or another host is set by now.
        """
        choose_speaker_at(self._workplace, llm=llm, host=host)

    def try_speaker(self) -> TrialView:
        """Ask the LLM for a sample line, and return what it can do.

        Raises:
            UserError: it is not set up, or nobody has agreed to send anything to its host.
        """
        return try_speaker_at(self._workplace)
