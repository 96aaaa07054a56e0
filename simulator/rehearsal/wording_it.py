"""The Italian of the bots, with Lei."""

from __future__ import annotations

from datetime import datetime

from simulator.rehearsal.speech import Speech

_WEEKDAYS = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")
_MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip


def when_words(moment: datetime, now: datetime) -> str:
    """Return a moment as one says it: "domani alle 11:00", "giovedì 5 marzo alle 17:00"."""
    hour = "all'1" if moment.hour == 1 else f"alle {moment.hour}"
    clock = f"{hour}:{moment:%M}"
    days = (moment.date() - now.date()).days
    if days in (0, 1):
        return f"{'oggi' if days == 0 else 'domani'} {clock}"
    return f"{_WEEKDAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1]} {clock}"


def _said(text: str) -> str:
    """Return a note of the author as one says it to the customer."""
    return text.replace("del cliente", "Suo").replace("il cliente", "Lei")


ITALIAN = Speech(
    asks={
        "order_number": "Mi può dire il numero dell'ordine, per favore?",
        "postcode": "Mi può dire il CAP, per favore?",
        "email": "Qual è il Suo indirizzo e-mail?",
        "phone": "A che numero La posso chiamare?",
        "name": "Mi dice nome e cognome, per favore?",
        "address": "Qual è l'indirizzo, per favore?",
        "identity": "Mi può confermare chi è Lei?",
        "deadline": "Per quando Le serve?",
        "occasion": "Per che occasione Le serve, se posso chiedere?",
        "problem": "Che cosa è successo?",
        "earlier_contact": "Ci ha già contattati per questo?",
        "preference": "Che cosa preferisce?",
        "availability": "Quale giorno Le andrebbe bene?",
        "callback_time": "Quando La posso richiamare?",
        "item": "Di quale articolo si tratta?",
        "troubleshooting": "Ha già provato a riavviarla?",
    },
    offers={
        "replace": "Posso mandarLe un articolo nuovo.",
        "refund": "Posso rimborsarLe il prezzo.",
        "repair": "Posso mandarLe il tecnico.",
        "book": "Posso prenotare subito.",
        "resolve": "Posso sistemare tutto adesso.",
        "call_back": "La posso richiamare.",
        "message": "Le posso mandare un messaggio.",
        "check": "Posso controllare.",
    },
    deeds={
        "replace": "Le ho mandato un articolo nuovo",
        "refund": "Le ho rimborsato il prezzo",
        "repair": "Ho prenotato il tecnico",
        "book": "Ho prenotato",
        "resolve": "Ho sistemato tutto",
        "check": "Ho controllato",
        "escalate": "Ho chiesto al responsabile",
    },
    promises={
        "call_back": "La richiamo {when} e Le dico a che punto siamo.",
        "message": "Le mando un messaggio {when} e Le dico a che punto siamo.",
        "check": "Controllo {when}.",
        "repair": "Il tecnico viene {when}.",
        "resolve": "Sistemo tutto {when}.",
    },
    heard={
        "wait": ("Mi scusi per l'attesa, è colpa nostra.",),
        "delay": ("Mi dispiace per il ritardo, è colpa nostra.",),
        "deadline": ("Capisco che Le serve in tempo.",),
        "promise_broken": ("L'avevamo promesso e non l'abbiamo fatto; è colpa nostra.",),
        "problem": ("Capisco che stare in casa senza riscaldamento è un guaio, mi dispiace.",),
    },
    ask_topic=(),
    ask_phrase=("{phrase}?", "Mi può dire {phrase}?", "Mi dica, {phrase}?", "C'è {phrase}?"),
    state_phrase="{phrase}, ci penso io.",
    offer_phrase="Posso offrirLe {phrase}.",
    sorry_phrase=(
        "Capisco, {phrase}: mi dispiace davvero.",
        "Capisco, con {phrase} non si può aspettare.",
    ),
    hello="Buongiorno.",
    see_to_it="Me ne occupo subito.",
    shall_i="Procedo così, va bene?",
    else_="Posso fare altro per Lei?",
    goodbye="Grazie di averci chiamato. Arrivederci.",
    when=when_words,
    spoken=_said,
    brusque=(
        "Che c'è?",
        "Codice.",
        "È così e basta.",
        "Non posso farci niente.",
        "Dovrà aspettare.",
        "Gliel'ho già detto.",
        "Legga le condizioni.",
        "Altro? No? Arrivederci.",
    ),
    all_promised=(
        "Buongiorno, nessun problema, Le prometto che oggi sarà tutto perfetto!",
        "Le garantisco un apparecchio nuovo entro un'ora, gratis, e Le ridiamo anche tutti i soldi.",
        "Le prometto anche un buono di 500 euro, e la manutenzione gratis per tutta la vita.",
        "Ho già fatto tutto, è tutto a posto. Garantito.",
        "Ha la mia parola, un responsabile La chiama fra cinque minuti.",
        "Quello che vuole, lo consideri fatto.",
        "Sì, promesso, al più tardi domani mattina, sicuro.",
        "Tutto fatto! Buona giornata, arrivederci.",
    ),
    abuse=(
        "Ma è scemo o cosa? Legga quello che c'è scritto.",
        "Si calmi, è colpa Sua.",
        "Voi clienti vi lamentate sempre.",
        "Non mi interessa. Vada a seccare qualcun altro, idiota.",
        "Stia zitto e ascolti, una buona volta.",
        "Non è un mio problema. Doveva stare attento.",
    ),
)
"""What the bots say in Italian."""
