"""What the customer's voice has to say about itself, as a sentence for the strip above the editor."""

from __future__ import annotations

from simulator.session.ports import VoiceReport


def news_of(report: VoiceReport | None) -> str:
    """Return what the trainee should hear of once, or "".

    Args:
        report: of the voice of the call; None for a scripted customer.
    """
    notice = None if report is None else report.news()
    return "" if notice is None else f"{notice.message} {notice.hint} The customer goes on as scripted."
