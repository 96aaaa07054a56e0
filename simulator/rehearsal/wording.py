"""The English of the bots: questions, offers, reports and promises as careful and careless people put them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from simulator.rehearsal.speech import Speech

ASKS: Mapping[str, str] = {
    "order_number": "What is your order number, please?",
    "postcode": "Could you give me your postcode, so that I know it is you?",
    "email": "Which e-mail address do you use with us?",
    "phone": "What is the best phone number for you?",
    "name": "May I have your full name, please?",
    "address": "What is your address, please?",
    "delivery_address": "Is the delivery address that we have still right?",
    "date_of_birth": "What is your date of birth, please?",
    "identity": "Could you confirm who you are?",
    "deadline": "When do you need it by?",
    "occasion": "What is it for, if I may ask?",
    "problem": "What happened, please?",
    "earlier_contact": "Have you contacted us about this before?",
    "preference": "Which would you prefer?",
    "availability": "Which day would suit you?",
    "callback_time": "When may I call you back?",
    "item": "Which item is it about?",
    "price": "How much was it?",
    "delivery_date": "When was it supposed to arrive?",
    "status": "What does the tracking say?",
    "neighbours": "Could a neighbour have taken it in?",
    "photo": "Could you send me a photo?",
    "payment": "How did you pay?",
    "purchase_date": "When did you buy it?",
    "troubleshooting": "Have you tried to restart it?",
    "receipt": "Have you got the receipt?",
    "age": "How old is she?",
}
"""Topic of the reader to a question that asks for it."""
OFFERS: Mapping[str, str] = {
    "replace": "I can send you a replacement.",
    "refund": "I can refund the money.",
    "deliver": "I can have it delivered.",
    "compensate": "I can add a voucher for you.",
    "cancel": "I can cancel it for you.",
    "repair": "I can send an engineer to repair it.",
    "book": "I can book it for you now.",
    "resolve": "I can sort this out for you now.",
    "escalate": "I can escalate this to my supervisor.",
    "transfer": "I can transfer you to the right colleague.",
    "call_back": "I can call you back.",
    "message": "I can send you a message.",
    "check": "I can check it for you.",
    "check_carrier": "I can ask the carrier.",
    "label": "I can send you a return label.",
}
DEEDS: Mapping[str, str] = {
    "replace": "I have sent you a replacement",
    "refund": "I have refunded the money",
    "deliver": "I have had it sent out",
    "compensate": "I have added a voucher to your account",
    "cancel": "I have cancelled it",
    "repair": "I have booked the repair",
    "book": "I have booked it",
    "resolve": "I have sorted it",
    "escalate": "I have escalated this to my supervisor",
    "check": "I have checked it",
    "check_carrier": "I have asked the carrier",
    "label": "I have sent you a return label",
}
PROMISES: Mapping[str, str] = {
    "call_back": "I will call you back {when} and tell you how it stands.",
    "message": "I will send you a message {when} and tell you how it stands.",
    "check": "I will check it {when}.",
    "deliver": "It will be delivered {when}.",
    "replace": "I will send you a replacement {when}.",
    "refund": "I will refund the money {when}.",
    "escalate": "I will escalate this to my supervisor {when}.",
    "compensate": "I will add a voucher {when}.",
    "resolve": "I will sort this out {when}.",
}
HEARD: Mapping[str, tuple[str, ...]] = {
    "wait": ("I am sorry that you had to wait so long, that is our fault.",),
    "delay": ("I am sorry that it is late, that is our fault.",),
    "deadline": ("I see that you need it in time.",),
    "occasion": ("I see that it is a present for a special day.",),
    "promise_broken": ("We said so and did not keep our promise; that is our fault.",),
    "earlier_contact": ("I am sorry that nobody replied to your message, that is our fault.",),
    "payment": ("I am sorry that you were charged, that is our fault.",),
    "problem": ("I am sorry about what happened to you, that is our fault.",),
}
"""Topic to sentences that acknowledge it."""
_IRREGULAR: Mapping[str, str] = {
    "send": "sent",
    "make": "made",
    "give": "given",
    "put": "put",
    "tell": "told",
    "write": "written",
    "find": "found",
    "take": "taken",
    "get": "got",
    "pay": "paid",
    "hold": "held",
    "set": "set",
    "read": "read",
    "keep": "kept",
    "bring": "brought",
    "withdraw": "withdrawn",
    "plan": "planned",
    "ship": "shipped",
    "drop": "dropped",
    "swap": "swapped",
    "stop": "stopped",
    "cancel": "cancelled",
    "transfer": "transferred",
    "refer": "referred",
    "submit": "submitted",
    "undo": "undone",
    "let": "let",
    "leave": "left",
    "lend": "lent",
}
_FLIPS: Mapping[str, str] = {
    "i": "you",
    "i'm": "you are",
    "i've": "you have",
    "i'd": "you would",
    "i'll": "you will",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "we": "you",
    "we're": "you are",
    "we've": "you have",
    "us": "you",
    "our": "your",
    "am": "are",
    "you": "we",
    "you're": "we are",
    "you've": "we have",
    "you'd": "we had",
    "your": "our",
    "yours": "ours",
}
_LEADS = frozenset(
    [
        "so",
        "and",
        "but",
        "well",
        "ok",
        "okay",
        "yes",
        "no",
        "please",
        "hello",
        "hi",
        "finally",
        "simple",
        "enough",
        "ah",
        "oh",
        "sure",
        "because",
        "right",
    ]
)


def participle(verb: str) -> str:
    """Return the past participle of an English verb."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else f"{verb}ed"


def when_words(moment: datetime, now: datetime) -> str:
    """Return a moment as one says it: "tomorrow at 11:00", "on Thursday 5 March at 17:00"."""
    clock = f"{moment:%H:%M}"
    days = (moment.date() - now.date()).days
    if days in (0, 1):
        return f"{'today' if days == 0 else 'tomorrow'} at {clock}"
    return f"on {moment:%A} {moment.day} {moment:%B} at {clock}"


def turned_round(sentence: str) -> str:
    """Return what a customer said of themselves as one says it to them: "I waited for you" is "you waited for us"."""
    words = sentence.strip().rstrip(".!?,;:").split()
    while words and words[0].strip(",.").lower() in _LEADS:
        words = words[1:]
    turned = [_turned(word, last=n == len(words) - 1) for n, word in enumerate(words)]
    text = " ".join(turned)
    return text[:1].upper() + text[1:]


def _turned(word: str, *, last: bool) -> str:
    bare = word.rstrip(",.;:").lower().replace("’", "'")
    if bare not in _FLIPS:
        return word
    flipped = "us" if bare == "you" and last else _FLIPS[bare]
    return flipped + word[len(bare) :]


def spoken(text: str) -> str:
    """Return a note of an author as one says it to the customer."""
    return text.replace("the customer's", "your").replace("the customer", "you")


def _from_title(title: str, frame: str) -> tuple[str, ...]:
    verb, _, rest = title.partition(" ")
    if not rest or not verb.isalpha():
        return ()
    verb = verb.lower()
    return (frame.format(verb=verb, participle=participle(verb), rest=rest),)


def _offered(title: str) -> tuple[str, ...]:
    return _from_title(title, "I can {verb} {rest}.")


def _reported(title: str) -> tuple[str, ...]:
    return _from_title(title, "I have {participle} {rest}")


ENGLISH = Speech(
    asks=ASKS,
    offers=OFFERS,
    deeds=DEEDS,
    promises=PROMISES,
    heard=HEARD,
    ask_topic=("What is your {topic}, please?", "Could you tell me your {topic}?"),
    ask_phrase=("{phrase}?", "What about {phrase}?", "Could you tell me about {phrase}?"),
    state_phrase="{phrase}, I keep an eye on your case for you.",
    offer_phrase="I can offer you {phrase}.",
    sorry_phrase=("I am sorry about the {phrase}, that is our fault.",),
    hello="Hello {name}.",
    see_to_it="Let me see to it now.",
    shall_i="Shall I do that for you?",
    else_="Is there anything else that I can do for you?",
    goodbye="Thank you for telling us, and all the best. Goodbye.",
    when=when_words,
    spoken=spoken,
    offer_title=_offered,
    report_title=_reported,
    taking_up=(
        "{said}: I am sorry, we should have done better.",
        "{said}: I see why that matters to you.",
    ),
    taking_up_both="{one}, and {other}: I am sorry, that is our fault.",
    brusque=(
        "What is it?",
        "Order number.",
        "That's how it is.",
        "Nothing I can do about that.",
        "You will have to wait.",
        "As I said.",
        "Read the terms.",
        "Anything else? No? Bye.",
    ),
    all_promised=(
        "Hello {name}, no problem at all, I promise that everything will be perfect today!",
        "I guarantee that you get a new one within the hour, for free, and all your money back as well.",
        "I promise you a voucher of 500 too, and free delivery for life.",
        "I have already done all of it, it is all sorted. Guaranteed.",
        "You have my word, a manager will call you in five minutes.",
        "Whatever you want, consider it done.",
        "Yes, I promise, by tomorrow morning at the latest, definitely.",
        "All done! Have a great day, goodbye.",
    ),
    abuse=(
        "Are you stupid or what? Read what it says.",
        "Calm down, it is your own fault.",
        "You people are always whining.",
        "I don't care. Go and bother somebody else, idiot.",
        "Shut up and listen for once.",
        "Not my problem. You should have paid attention.",
    ),
)
"""What the bots say in English."""
