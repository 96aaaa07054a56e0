"""Replies as careless people type them, with what must and must not be read in each."""

from __future__ import annotations

import pytest

from scoring.reading.reader import read_reply
from tests.scoring.reading.moves import CUSTOMER, NOW, english, moves, read

ASKING = [
    ("wats ur order nmbr pls", "ask:order_number", "ask:item"),
    ("order number?", "ask:order_number", ""),
    ("and the order number..", "ask:order_number", ""),
    ("i'll need the order no.", "ask:order_number", "pledge:"),
    ("can i grab ur order num", "ask:order_number", "offer:"),
    ("what's your order number and postcode?", "ask:order_number ask:postcode", "ask:item"),
    ("please send me your postcode", "ask:postcode", "claim:deliver:present"),
    ("ok and your postcode is?", "ask:postcode", ""),
    ("name and postcode please", "ask:name ask:postcode", ""),
    ("DOB and first line of address pls", "ask:date_of_birth ask:address", ""),
    ("sry whats ur surname", "ask:name", "ack~generic"),
    ("Can you verify the email address on the account", "ask:email", "ask:delivery_address"),
    ("i'd need to verify you first.", "ask:identity", "pledge:verify"),
    ("can u tell me wen u need it by n whats ur postcode", "ask:deadline ask:postcode", ""),
    ("let me know when you need it", "ask:deadline", "pledge:message"),
    ("by when would you need the replacement?", "ask:deadline", "ask:replacement"),
    ("is it urgent", "ask:deadline", ""),
    ("whens the party", "ask:deadline", ""),
    ("when is her birthday?", "ask:deadline", ""),
    ("whats the latest you can wait", "ask:deadline", "say:please_wait"),
    ("was it a gift", "ask:occasion", ""),
    ("mind telling me what happened", "ask:problem", ""),
    ("whats wrong with it", "ask:problem", ""),
    ("can u explain what happend pls", "ask:problem", ""),
    ("Could you tell me a bit more about what's going on with the kettle", "ask:problem", ""),
    ("yo whats up with ur router m8", "ask:problem say:greeting", "sense:nonsense"),
    ("when did it stop working", "ask:problem", ""),
    ("wen did u buy it", "ask:purchase_date", ""),
    ("have u got the reciept", "ask:receipt", ""),
    ("can you send me a pic of the broken bit", "ask:photo", "ask:problem"),
    ("who signed for it? did u check with ur neighbours", "ask:neighbours", "ask:status"),
    ("did a nieghbour take it in maybe", "ask:neighbours", ""),
    ("could you confirm the address we have on file is still right", "ask:delivery_address", "ask:address"),
    ("did you pay by card or paypal", "ask:payment", ""),
    ("what is the meter reading", "ask:payment", ""),
    ("what number is best to reach u on", "ask:contact", ""),
    ("whats the best number to get u on and when r u free", "ask:contact ask:callback_time", ""),
    ("would thursday morning suit you", "ask:availability", "claim::present"),
    ("will you be home thursday", "ask:availability", ""),
    ("is there a day that works better", "ask:availability", "ask:permission"),
    ("is it ok if i call you tomorrow at 10", "ask:permission", "pledge:call_back"),
    ("may i ask why you are cancelling", "ask:cancellation", "refuse:cancel"),
    ("how old is she turning", "ask:age", ""),
    (
        "hi this is sam from larch and lane how can i help u today",
        "ask:how_can_i_help say:introduction",
        "offer:resolve",
    ),
    ("how are you", "ask:wellbeing", ""),
    ("anything else i can help with?", "ask:anything_else say:anything_else", ""),
    ("what would you like me to do?", "ask:preference", ""),
    ("which do you prefer", "ask:preference", ""),
    ("is it the blue lamp or the white one", "ask:item", ""),
]

OFFERING = [
    ("shall I send a new one?", "offer:replace", "pledge:replace claim:replace:present"),
    ("would you like a refund or a replacement?", "ask:preference offer:refund offer:replace", "pledge:refund"),
    (
        "do u want me to send another one or just refund u",
        "offer:replace offer:refund ask:preference",
        "claim:refund:present",
    ),
    ("if you want i can cancel it and you get your money back", "offer:cancel offer:refund", "claim:cancel:done"),
    (
        "i can do a refund of 24.90 back to ur card, takes 3 to 5 days",
        "offer:refund value:24.90 value:3-5 day",
        "pledge:",
    ),
    ("I can offer you a £10 voucher for the trouble", "offer:compensate value:10.00", "pledge:compensate"),
    ("i need to check with the warehouse, can i call you back this afternoon?", "offer:call_back", "pledge:call_back"),
    ("as it is lost you can choose between a refund and a new one", "offer:refund offer:replace ask:preference", ""),
]

PROMISING = [
    ("ill get a new 1 out 2day", "pledge:replace@2026-03-03 agent:replace", "claim:replace:present"),
    ("we'll ring u tmrw b4 11", "pledge:call_back@2026-03-04T11:00 company:call_back", "claim:call_back:future"),
    ("I'll call you back by 5", "pledge:call_back@2026-03-03T17:00", "pledge:call_back@2026-03-03T17:00?"),
    ("i'll call at 9", "pledge:call_back@2026-03-03T09:00?", ""),
    ("I'll call you back", "pledge:call_back", "soft:call_back"),
    ("I'll call you back. Tomorrow at 5.", "pledge:call_back@2026-03-04T17:00", ""),
    ("tomorrow by noon i will email u", "pledge:message@2026-03-04T12:00", ""),
    ("well send it again by friday", "pledge:replace@2026-03-06", ""),
    ("im gonna ask my supervisor to phone u tonite after 6", "pledge:call_back@2026-03-03T18:00", ""),
    ("n ill chase northpost now", "pledge:check_carrier", "blame:carrier"),
    (
        "ill ring northpost right now and get back to you in an hour",
        "pledge:check_carrier pledge:message@2026-03-03T16:30",
        "",
    ),
    (
        "let me check with the depot and call you back before 11 tomorrow",
        "pledge:check pledge:call_back@2026-03-04T11:00",
        "",
    ),
    (
        "i will get in touch with the courier and let you know what they say by 11 tomorrow",
        "pledge:message@2026-03-04T11:00",
        "ask:unclear",
    ),
    (
        "I will send a new lamp today by express and I will email you the tracking number before 6pm.",
        "pledge:replace@2026-03-03 pledge:message@2026-03-03T18:00",
        "ask:order_number",
    ),
    ("first i send a new lamp express today", "pledge:replace@2026-03-03", ""),
    ("dont worry well have it sorted b4 saturday", "company:deliver", "refuse:"),
    ("i promise youll have it by thursday", "pledge:deliver@2026-03-05", "ask:promise_broken"),
    ("it will arrive Thursday", "pledge:deliver@2026-03-05 value:2026-03-05", "agent:deliver"),
    ("the courier will ring you an hour before", "carrier:call_back", "agent:call_back"),
    (
        "the engineer will be there between 9 and 12 on thursday",
        "company:repair pledge:repair@2026-03-05T12:00",
        "agent:repair",
    ),
    ("You are getting a refund of 24,90 within five business days.", "pledge:refund@2026-03-10", ""),
    (
        "We will refund you by Friday if the parcel doesn't turn up",
        "pledge:refund@2026-03-06 pledge:refund if if the parcel doesn't turn up",
        "claim:refund:done",
    ),
    (
        "if its not there by friday ill refund you the lot",
        "pledge:refund if if its not there by friday",
        "ask:unclear pledge:refund@2026-03-06",
    ),
    (
        "I have escalated this to my manager and she will ring you before 10am tomorrow.",
        "claim:escalate:done company:call_back pledge:call_back@2026-03-04T10:00",
        "pledge:escalate",
    ),
    ("leave it with me", "pledge:resolve", "claim:resolve:present"),
    ("i hear you and im on it", "pledge:resolve ack~generic", ""),
    ("let me put you through to billing", "pledge:transfer", ""),
    ("im not sure, let me ask", "pledge:check", "ask:"),
    ("give me 2 mins n ill find out", "pledge:check say:please_wait", ""),
    ("i'll personally check on thursday that it arrived", "pledge:check@2026-03-05", ""),
    ("ill stay on it myself until its sorted and update u every day", "pledge:message", ""),
    ("ill take it off ur next bill", "pledge:compensate", ""),
    ("someone will get back to you asap", "soft:message", "pledge:message"),
    ("I'll try to call you back", "soft:call_back", "pledge:call_back"),
    ("hopefully we'll refund you soon", "soft:refund", "pledge:refund"),
    ("we will see", "", "pledge: soft:"),
    ("I won't refund you", "refuse:refund", "pledge:refund"),
    ("will I call you back?", "", "pledge:call_back"),
]

CLAIMING = [
    ("I've refunded you", "claim:refund:done", "pledge:refund"),
    ("refunded you", "claim:refund:done", "pledge:refund"),
    ("your replacement has been booked", "claim:replace:done", ""),
    ("done, it's on its way", "claim:deliver:present say:confirmation", "pledge:deliver"),
    ("booked! its coming thursday", "claim:book:done value:2026-03-05", ""),
    ("I'm sending it now", "claim:deliver:present", "claim:deliver:done"),
    ("your refund is being processed", "claim:refund:present", "claim:refund:done"),
    ("ok thats been cancelled for you now, no charge", "claim:cancel:done", "not:cancel"),
    (
        "ive refunded 32.50 today, youll see it in 3-5 working days",
        "claim:refund:done value:32.50 value:3-5 working_day",
        "",
    ),
    ("I've put through the refund of £61.40", "claim:refund:done value:61.40", ""),
    ("you were charged twice", "claim:charge:done", "blame:customer"),
    ("it was delivered on monday at 14:20", "claim:deliver:done value:2026-03-02 value:14:20", ""),
    ("it hasnt moved for 4 days", "value:4 day not:", ""),
    ("it counts as lost after 5 working days", "value:5 working_day certain:", ""),
    ("thats 4 working days so tomorrow it will be classed as lost", "value:4 working_day", "pledge:"),
    ("u need to send it back within 14 days", "value:14 day", "pledge: blame:customer"),
    ("it should be there by the weekend hopefully", "hedged:deliver", "certain:deliver"),
    ("you should receive it tomorrow", "hedged:deliver value:2026-03-04", "blame:customer pledge:deliver"),
    ("could be the neighbors have it", "hedged:", "ask:neighbours"),
    ("ive logged a complaint for u ref 99812", "claim:escalate:done value:99812", "ask:order_number"),
    ("your last bill was estimated", "claim::done", "ask:payment"),
    ("check your spam", "", "claim:check:present pledge:check"),
]

REFUSING = [
    ("no refunds after 30 days sorry", "refuse:refund not:refund value:30 day", "ack~generic pledge:refund"),
    ("we dont do refunds on sale items", "refuse:refund not:refund", "claim:refund:present"),
    ("sorry but its out of warranty so we wont repair it for free", "refuse:repair", "ack~generic pledge:repair"),
    ("i cannot cancel without the account holder", "refuse:cancel", "pledge:cancel"),
    ("so i cant refund yet", "refuse:refund", ""),
    ("i cant help u", "refuse:resolve", "offer:resolve"),
    ("we can't send it anywhere but the billing address", "refuse:deliver", "offer:deliver"),
    ("I can't wait to hear how the party goes", "", "refuse:"),
    ("i can only imagine how stressful that is", "ack~feeling", "refuse:"),
    ("this won't happen again", "", "refuse:"),
]

FEELING = [
    ("sorry to hear tht dana!!", "ack~generic say:apology", "ack:"),
    ("I undertsand", "ack~generic", "sense:nonsense"),
    ("I understand your frustration", "ack~feeling", "ack:"),
    ("sorry for the inconvenience caused", "ack~generic", "ack:"),
    ("sorry your parcel is late", "ack:delay", ""),
    ("so sorry abt this, 4 days late is rubbish esp for a bday", "ack:delay", ""),
    ("Four days late for a birthday is not good enough, I'm sorry.", "ack:delay", "not:delay"),
    ("Hello Dana, six days late, I'm sorry.", "ack:delay say:greeting", ""),
    ("Six days late and you waited six minutes for me as well. I'm so sorry.", "ack:wait", ""),
    ("You've been let down twice, and I'm sorry.", "ack:promise_broken", ""),
    ("sorry for making you wait dana", "ack:wait", ""),
    ("6 minutes is a long time to wait, my apologies", "ack:wait", ""),
    ("That must be so stressful with the party on saturday", "ack:occasion", "refuse:"),
    ("a birthday is a big deal, i get why ur worried", "ack~feeling", "heat:sarcasm"),
    ("I can see why you're upset about the lamp not arriving in time.", "ack:delay", "not:deliver"),
    ("that isnt good enough and i apologise for the missed appointment", "ack:promise_broken", ""),
    ("I am sorry that your engineer did not turn up this morning", "ack:delay", "blame:colleague"),
    ("your washing machine is leaking again, im so sorry", "ack:problem", ""),
    ("I totally get it, id be annoyed too", "ack~generic", "heat:insult"),
    ("omg thats awful", "ack~feeling", ""),
    ("you poor thing, that must be really worrying", "ack~feeling", "heat:sarcasm"),
    ("I'm not sorry", "", "ack~generic say:apology"),
    ("I don't understand why you're upset", "", "ack:feeling ack~feeling ack~generic"),
    ("Sorry, I can't do that", "say:apology", "ack~generic"),
    ("i see its stuck in the depot since friday", "value:2026-02-27", "ack:status"),
]

HEATED = [
    ("calm down", "heat:order", "pledge:"),
    ("wow ok no need to shout", "heat:order", ""),
    ("stop being so rude", "heat:order", ""),
    ("i dont care", "heat:dismissal", "refuse:"),
    ("Its only a lamp", "heat:dismissal", ""),
    ("well done genius", "heat:sarcasm", ""),
    ("you people never read the emails", "heat:insult", ""),
    ("shut up you idiot", "heat:insult", ""),
    ("IM NOT GOING TO REPEAT MYSELF AGAIN", "heat:capitals", ""),
    ("what the fuck", "heat:profanity", ""),
    ("you should have checked the address", "blame:customer", "ack:delivery_address"),
    ("you gave us the wrong address", "blame:customer", ""),
    ("why didnt you order earlier then", "blame:customer", "ask:order_number"),
    ("u didnt keep ur receipt so i cant help u", "blame:customer refuse:resolve", ""),
    ("as I already told you, it's the courier's fault", "blame:customer blame:carrier", ""),
    ("NorthPost lost it, not us.", "blame:carrier", "blame:customer"),
    ("its not our fault its northpost", "blame:carrier", "blame:customer ack:problem"),
    ("my colleague messed up", "blame:colleague", "blame:customer"),
    ("thanks for being so patient", "say:thanks", "heat:order"),
    ("you're not stupid at all", "", "heat:insult"),
    ("how annoying", "", "heat:insult ask:"),
]

COURTEOUS = [
    ("hi", "say:greeting", "sense:nonsense"),
    ("ok one sec", "say:please_wait say:confirmation", "ask:"),
    ("hold on a mo", "say:please_wait", ""),
    ("please hold while i check that for you", "say:please_wait", "ask:"),
    ("could I get you to hold for a second", "say:please_wait", "ask:permission"),
    ("Hello, thank you for contacting Larch & Lane, my name is Sam", "say:greeting say:introduction", "ask:name"),
    ("thank you for your patience", "say:thanks", "heat:order"),
    ("have a nice day bye", "say:farewell", "value:1 day"),
    ("no worries", "say:confirmation", "not: claim::present"),
    ("ok", "say:confirmation", "sense:nonsense"),
    ("yes", "say:confirmation", ""),
    ("done", "say:confirmation", ""),
    ("sure thing", "say:confirmation", ""),
]

EXAMPLES = [*ASKING, *OFFERING, *PROMISING, *CLAIMING, *REFUSING, *FEELING, *HEATED, *COURTEOUS]


def wanted(words: str) -> list[str]:
    """Return the moves of an example; " if " belongs to a move, a bare beginning ("pledge:") means any such move."""
    return [part.strip() for part in _cut(words)] if words else []


def _cut(words: str) -> list[str]:
    found: list[str] = []
    for word in words.split():
        starts = ":" in word and not word.startswith(("7", "14:")) or "~" in word
        if starts or not found:
            found.append(word)
        else:
            found[-1] += " " + word
    return found


@pytest.mark.parametrize(("text", "must", "must_not"), EXAMPLES)
def test_a_careless_reply_is_read_as_a_person_would(text: str, must: str, must_not: str) -> None:
    found = moves(read(text))
    assert set(wanted(must)) <= found
    for unwanted in wanted(must_not):
        assert not {move for move in found if move == unwanted or (unwanted[-1] == ":" and move.startswith(unwanted))}


def test_there_are_enough_examples() -> None:
    assert len(EXAMPLES) >= 150


@pytest.mark.parametrize(
    ("text", "sense", "detected"),
    [
        ("", "empty", ""),
        ("...", "empty", ""),
        ("???", "empty", ""),
        ("?", "empty", ""),
        ("kjhkjh", "nonsense", ""),
        ("asdf asdf qwer", "nonsense", ""),
        ("banana lamp purple window seven cloud", "nonsense", ""),
        ("refund refund refund refund refund", "nonsense", ""),
        ("안녕하세요", "other_language", "ko"),
        ("すみません", "other_language", "ja"),
        ("Где мой заказ", "other_language", "ru"),
        ("quando lo riceverò?", "other_language", "it"),
        ("lo siento mucho, cuál es su número de pedido", "other_language", "es"),
        ("je suis désolé, quel est votre numéro de commande", "other_language", "fr"),
        ("es tut mir leid, wie ist ihre bestellnummer", "other_language", "de"),
        ("ciao Dana, I'm so sorry about the delay", "clear", "en"),
        ("ok", "clear", "en"),
        ("sure", "clear", "en"),
        ("48213", "clear", "en"),
        ("order number postcode email please", "clear", "en"),
    ],
)
def test_sense_and_language_are_told(text: str, sense: str, detected: str) -> None:
    reading = read(text)
    assert (reading.sense, reading.detected) == (sense, detected)


def test_a_reply_without_sense_carries_no_items() -> None:
    for text in ("", "kjhkjh", "안녕하세요"):
        assert moves(read(text)) == {f"sense:{read(text).sense}"}


def test_a_scenario_topic_wins_over_a_topic_of_the_pack() -> None:
    topics = {"party_day": ("when party", "party day"), "lamp_colour": ("colour lamp", "which lamp")}
    reading = read_reply("whens teh party? n what colour is the lamp", language="en", pack=english(), topics=topics)
    assert [question.what for question in reading.asked] == ["party_day", "lamp_colour"]
    assert "deadline" in reading.asked[0].topics


def test_a_topic_phrase_allows_two_words_between_and_other_endings() -> None:
    topics = {"scan": ("last scan",), "trace": ("open trace",)}
    reading = read_reply(
        "The last depot scans were on friday and I opened a carrier trace.",
        language="en",
        pack=english(),
        topics=topics,
    )
    assert {topic for claim in reading.claims for topic in claim.topics} >= {"scan", "trace"}


def test_items_point_at_their_clause() -> None:
    text = "Sorry for the delay, Dana. What's your postcode? I'll call you by 5."
    reading = read(text)
    assert text[reading.acknowledged[0].start : reading.acknowledged[0].end] == "Sorry for the delay, Dana"
    assert text[reading.asked[0].start : reading.asked[0].end] == "What's your postcode"
    assert text[reading.promised[0].start : reading.promised[0].end] == "I'll call you by 5"


def test_what_repeats_the_customer_is_counted_as_copied() -> None:
    assert read(CUSTOMER).copied == 100
    assert read("I'll send a new one.").copied == 0


def test_an_order_to_calm_down_is_hotter_than_a_brisk_question() -> None:
    assert read("calm down dana").heat >= 2
    assert read("whats ur postcode").heat == 0
    assert read("shut up, you should have read the terms").heat == 3


def test_a_weekday_said_on_that_day_is_unclear() -> None:
    (pledge,) = read_reply("I'll call you by Tuesday", language="en", pack=english(), now=NOW).promised
    assert pledge.due is not None
    assert pledge.due.unclear


def test_without_a_time_the_due_words_are_kept() -> None:
    (pledge,) = read_reply("I'll call you tomorrow by 5pm", language="en", pack=english()).promised
    assert pledge.due is not None
    assert pledge.due.at is None
    assert pledge.due.text == "tomorrow by 5pm"


def test_a_refusal_tells_whether_a_reason_stands_beside_it() -> None:
    assert read("I can't refund that because it was opened.").refused[0].reason
    assert not read("I can't refund that.").refused[0].reason
