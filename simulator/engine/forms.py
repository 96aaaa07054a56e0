"""What form a question has, so that an answer fits it, even "I don't know": yes or no, one of two, who, how many."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from scoring.reading.items import Claim, Offer, Question
from simulator.engine.sentences import sentence_at, sentences

Kind = Literal["whether", "tag", "proposal", "either", "word", "open"]
"""Yes or no; a statement with "right?" behind it; something put forward; one of two; a question word such as `when`;
anything else (what, how, which)."""
FIRST_WORDS = 4
"""A question word further back stands in a side clause ("is it short enough when folded?")."""
CLAUSE_WORDS = 3
"""A shorter clause is judged by its whole sentence."""
MOST_BARE_WORDS = 4
"""A choice of so few words ("morning or evening?") says nothing of what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The form of a question."""

    kind: Kind
    word: str = ""
    """For `word`: the question word as it can be said back ("I couldn't tell you how long")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """How a language puts questions."""

    leads: re.Pattern[str]
    """What may stand before the question itself ("could you tell me")."""
    words: tuple[tuple[re.Pattern[str], str], ...]
    """Question words, each with how it is said back; "" where it is said back as it stands."""
    open: re.Pattern[str]
    """Words of questions that want more than a name, a day or a number."""
    assent: re.Pattern[str]
    """Ends of a sentence that ask whether something suits ("ok?")."""
    tag: re.Pattern[str]
    """Ends of a sentence that ask whether it is so ("right?")."""
    proposals: re.Pattern[str]
    """Words with which something is put forward rather than asked."""
    existence: re.Pattern[str]
    """Beginnings after which two things are not offered for choice ("is there one here or there?")."""
    choice: re.Pattern[str]
    """Words between two things that are offered for choice."""
    pointing: re.Pattern[str]
    """Words that point back to something else in the reply."""
    yes_or_no: re.Pattern[str]
    """Words that ask for one of the two, whatever the question is about."""
    wishes: re.Pattern[str]
    """Words of questions after what the customer would like."""
    favours: re.Pattern[str]
    """Words with which the customer is asked for something, be it only an answer."""
    errands: re.Pattern[str]
    """Words with which the customer is asked to do something that no answer does ("could you ring their bell?")."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_DEEDS = (
    "send|book|put|give|offer|do|help|call|ring|add|arrange|order|change|move|reserve|write|note|refund|replace|post|"
    "message|text|email|transfer|connect|pass|suggest|propose|make|keep|hold|set|leave|try|go ahead|ask (?:the|my|our)"
)
_ERRANDS = (
    "go|pop|knock|ring|walk|try|ask|put|keep|leave|bring|wait|stay|(?:message|text|call|phone) (?:us|me|them|back)|"
    "charge|restart|press|open|"
    "close|click|reset|unplug|plug|print|pack|collect|have a look|look (?:there|again|in|under|behind)|check again|"
    "write (?:us|me|back|to)|switch (?:it|the)|turn (?:it|the)|drop (?:us|me)|"
    "send (?:us|me) (?:a|an|one) (?:\\w+ )?(?:message|note|line|text|mail|email|e-mail|word)"
)
_SOONER_OR_LATER = re.compile(r"\bor (?:this|later|tonight|tomorrow|today|in the|at|after|before|on)\b", re.IGNORECASE)
"""A choice that leaves the errand as it is and only asks when."""
_NEVER = re.compile(r"(?!)")
_SIGNS: Mapping[str, _Signs] = {
    "en": _Signs(
        leads=_pattern(
            r"^.*\b(?:tell me|let me know|do (?:you|u) know|(?:may|can|could|might) i (?:\w+ )?(?:ask|know|enquire)|"
            r"remind me|remember|recall|make sure|be sure)\b[\s,:]*"
            r"(?=(?:what|which|wh[oy]|when|where|how|if|whether|did|do|is|are|was)\b)"
            r"|^\W*(?:(?:and|so|ok|okay|well|now) )*how (?=(?:does|would) (?:that|it|this) (?:sound|suit|work|do)\b)"
        ),
        words=(
            (
                _pattern(
                    r"\b(what time|what day|which day|how (?:many|much|long|old|far|often|big|heavy|soon)|"
                    r"who|when|where|why)\b"
                ),
                "",
            ),
            (_pattern(r"\b(?:whos|who's|whose|whom)\b"), "who"),
            (_pattern(r"\b(?:whens|when's)\b"), "when"),
            (_pattern(r"\b(?:wheres|where's)\b"), "where"),
            (_pattern(r"\b(?:whys|why's|how come)\b"), "why"),
        ),
        open=_pattern(r"\b(?:what|whats|what's|wot|which|how|hows|how's)\b"),
        assent=_pattern(
            r"\b(?:(?:ok|okay|alright|all right|fine|good)(?: (?:with|for|by) (?:you|u))?|deal|happy|agreed|"
            r"(?:would|will|could|can) (?:you|u))$"
        ),
        tag=_pattern(
            r"\b(?:right|yes|yeah|yep|correct|isn't it|is (?:that|this|it) (?:so|true)|innit|no|was it)$"
            r"|^\W*(?:(?:so|ok|okay|right|and|then|just|to|be|sure|check|confirm|clarify|i|understand|that)\W+)*"
            r"(?:you|u)(?:['’]?d| would)? (?:like|want|need|prefer)\b(?!.*\bor\b)"
        ),
        proposals=_pattern(
            rf"\b(?:shall|should) (?:i|we)\b|\b(?:may|can|could|might) (?:i|we) (?:\w+ )?"
            rf"(?:{_DEEDS}|look in on|look into (?:it|that|this)|keep an eye)\b"
            r"|\b(?:do |would )?(?:you|u) (?:want|like|prefer|mind) (?:me|us|that|it|this|i|if|to)\b"
            r"|^want (?:me|that|it)\b|\b(?:is|would|does|sound) (?:that|it|this) (?:be )?"
            r"(?:ok|okay|alright|all right|fine|fair|suit|help|work|good|sound|do)\b"
            r"|\b(?:you|u) (?:could|should|can|might) (?:maybe |also |just )?(?:try|ask|call|ring|check|go|look)\b"
            r"|\b(?:are|would) (?:you|u) (?:be )?(?:ok|okay|alright|all right|fine|happy|content|comfortable|willing) "
            r"(?:to|with|if|for|\w+ing)\b|\b(?:can|could|would) (?:you|u) live with\b"
            r"|\b(?:is|would|will|could) (?:that|it|this) (?:be )?"
            r"(?:possible for|convenient|enough|(?:of )?any (?:help|use|good)|something for)\b"
        ),
        existence=_pattern(
            r"^\W*(?:(?:and|so|or|like|ok|but) )*(?:is|are|was|were) (?:there|it|any|this|that)\b"
            r"|^\W*(?:do|did|have|has|does) "
        ),
        choice=_pattern(r"\bor\b(?! (?:so|not|less|something|anything)\b)"),
        pointing=_pattern(r"\b(?:it|that|this|them|those|these|(?<!is )(?<!are )there|one|both)\b"),
        yes_or_no=_pattern(r"[\s,:;.-]*\b(?:yes or no|yeah or no|y/n)\b"),
        wishes=_pattern(
            r"\b(?:want|like|prefer|rather|sooner|suits?|fancy|shall|should|choose|better|best|easier|handier)\b"
        ),
        favours=_pattern(r"\b(?:can|could|will|would) (?:you|u)\b"),
        errands=_pattern(
            r"^\W*(?:(?:and|so|ok|okay|then|also|but|first|maybe|please|pls|do you think) )*(?:can|could|will|would) "
            r"(?:you|u) (?:(?:please|pls|maybe|also|just|perhaps|quickly|kindly|then) )*"
            rf"(?:{_ERRANDS})\b(?!.* with your\b)"
        ),
    ),
    "it": _Signs(
        leads=_pattern(
            r"^.*\b(?:mi (?:dice|dica|sa dire|può dire|ricorda)|posso (?:chiederle|sapere)|sa dirmi|si ricorda|ricorda|"
            r"sa)\b[\s,:]*(?=(?:chi|quando|dove|quant|qual|perché|perche|che|cosa|come|se)\w*)"
        ),
        words=(
            (
                _pattern(
                    r"\b(a che ora|(?:in )?che giorno|(?:da )?quanto tempo|quanti anni|(?:da )?quant[oaie]|"
                    r"chi|quando|dove|perché)\b"
                ),
                "",
            ),
            (_pattern(r"\b(?:perche|come mai)\b"), "perché"),
            (_pattern(r"\bdov['’]"), "dove"),
        ),
        open=_pattern(r"^\W*(?:(?:e|ma|allora|di|a|con|in|per) )*che\b|\b(?:cosa|cos['’]|come|com['’]|qual)"),
        assent=_pattern(r"\b(?:ok|va bene|d['’]accordo|confermo|procedo|bene|contento|contenta|le va|facciamo così)$"),
        tag=_pattern(r"\b(?:vero|giusto|esatto|corretto|è così|sì|no)$"),
        proposals=_pattern(
            r"\b(?:vuole|desidera|preferisce|gradisce) (?:che|se)\b|\bfacciamo\b"
            r"|\b(?:le|ti|vi) (?:va bene|andrebbe|può andare|sta bene|starebbe bene)\b"
            r"|\b(?:posso|possiamo|devo|dobbiamo) "
            r"(?!(?:chied|sap|aver|verific|conferm))|\bva bene (?:se|così|su|per|a|alle|con|in|il|la|"
            r"quest[oa]|stasera|domani|domattina|oggi|entro|verso)\b"
        ),
        existence=_pattern(r"^\W*(?:(?:e|ma|allora) )*(?:c['’]è|ci sono|ha|hai|è)\b"),
        choice=_pattern(r"\b(?:o(?! (?:meno|no)\b)|oppure)\b"),
        pointing=_NEVER,
        yes_or_no=_pattern(r"[\s,:;.-]*(?<!\w)(?:sì|si) o no(?!\w)"),
        wishes=_pattern(r"\b(?:vuole|vorrebbe|preferi\w+|gradi\w+|desider\w+|meglio|comod[oa]|sceglie|le va)\b"),
        favours=_pattern(r"\b(?:può|potrebbe|puoi|riesce a|le dispiace)\b"),
        errands=_pattern(
            r"\b(?:può|potrebbe|puoi|potresti|riesce a|riuscirebbe a) (?:(?:gentilmente|magari|anche|intanto) )*"
            r"(?:(?:chied|and|prov|pass|suon|buss|scriv|chiam|telefon|ten|lasci|mett|aspett|riavvi|spegn|accend|prem|"
            r"apr|chiud|prepar|port|ritir|stamp)[aei]r\w*|mandar(?:mi|ci) (?:un|due)|dare un['’]occhiata)"
        ),
    ),
    "ko": _Signs(
        leads=_pattern(r"^혹시\s*"),
        words=(
            (_pattern(r"몇\s*시"), "몇 시인지"),
            (_pattern(r"누구|누가"), "누구인지"),
            (_pattern(r"언제|며칠|무슨 요일"), "언제인지"),
            (_pattern(r"어디"), "어디인지"),
            (_pattern(r"얼마나"), "얼마나인지"),
            (_pattern(r"얼마"), "얼마인지"),
            (_pattern(r"몇"), "몇인지"),
            (_pattern(r"(?<!\w)왜"), "왜인지"),
        ),
        open=_pattern(r"무엇|무슨|뭐|뭘|뭔|어떻게|어떤|어떠|어느"),
        assent=_pattern(
            r"(?:괜[찮찬](?:을까요|으(?:세요|실까요|신가요|시죠|십니까))|가능하(?:세요|실까요|신가요|시죠|십니까)|좋(?:을까요|으(?:세요|실까요))|됐죠|되시죠|될까요)$"
        ),
        tag=_pattern(r"(?:맞(?:나요|죠|지요|으세요|으시죠|으신가요|습니까|아요)|그렇죠|[가-힣]죠|[가-힣]지요)$"),
        proposals=_pattern(
            r"드릴까요|할까요|될까요|[볼둘줄뺄걸낼]까요|원하(?:세요|시나요|십니까)|어떠(?:세요|신가요|십니까)|어떨까요"
            r"|(?<!주)실\s*수\s*있으(?:세요|실까요|신가요|시겠어요)"
        ),
        existence=_pattern(r"있(?:나요|으세요|으신가요|습니까|어요)"),
        choice=_pattern(r"아니면|또는|혹은"),
        pointing=_NEVER,
        yes_or_no=_pattern(r"[\s,:;.-]*(?:네|예)\s*,?\s*(?:아니면\s*)?(?:아니오|아니요)"),
        wishes=_pattern(r"원하|좋으|좋을|편하|나으|드릴까요|할까요|해드릴|고르"),
        favours=_pattern(r"주(?:시|실|세)"),
        errands=_pattern(
            r"(?:내놔|내놓아|둬|눌러|열어|닫아|켜|꺼|기다려|연락|전화|여쭤봐|물어봐|가\s*봐|들러|챙겨|보관해|담아)\s*"
            r"주(?:시겠|실)|(?:내놓으|두|챙기|담으|들르)실\s*수\s*있으(?:세요|실까요|신가요|시겠어요)"
        ),
    ),
}


def is_put(text: str, question: Question) -> bool:
    """Tell whether a question is put as one: by its words, or by the question mark at the end of its sentence.

    Args:
        text: of the reply.
        question: in it.
    """
    return question.put or sentence_at(text, question.start, question.end).asks


def only_takes_up(text: str, question: Question) -> bool:
    """Tell whether a question is a single word before what answers it ("The shoes? They come on Friday.").

    Args:
        text: of the reply.
        question: in it, of unclear matter.
    """
    said = [sentence.text for sentence in sentences(text)]
    asked = sentence_of(text, question)
    return len(asked.split()) == 1 and asked in said[:-1]


def sentence_of(text: str, question: Question | Claim | Offer) -> str:
    """Return the sentence in which something stands, without the signs around it.

    Args:
        text: of the reply.
        question: in it, or a claim or an offer.
    """
    return sentence_at(text, question.start, question.end).text


def form_of(text: str, question: Question, language: str) -> Form:
    """Return the form of a question; `open` where the language or the words do not tell.

    Args:
        text: of the reply.
        question: in it.
        language: of the call.
    """
    signs = _SIGNS.get(language)
    if signs is None:
        return Form(kind="open")
    sentence = sentence_of(text, question)
    clause = text[question.start : question.end]
    asked = signs.leads.sub("", clause if len(clause.split()) >= CLAUSE_WORDS or language == "ko" else sentence)
    begin = asked if language == "ko" else " ".join(asked.split()[:FIRST_WORDS])
    wanted = _wanted(signs, begin)
    yes_or_no = signs.yes_or_no.search(sentence) is not None
    if wanted is None and signs.errands.search(asked) and (not question.either or _SOONER_OR_LATER.search(asked)):
        return Form(kind="proposal")
    if question.either and not yes_or_no and not signs.existence.search(asked):
        return Form(kind="either")
    if wanted is not None:
        return wanted
    if signs.proposals.search(sentence) or signs.assent.search(sentence):
        return Form(kind="proposal")
    if not is_put(text, question):
        return Form(kind="open")
    return Form(kind="tag" if signs.tag.search(sentence) and not yes_or_no else "whether")


def asks_leave(text: str, language: str, *, besides: Collection[str] = ()) -> bool:
    """Tell whether the last question of a text asks for leave to do what it speaks of ("Shall I go ahead?").

    Args:
        text: of the reply.
        language: of the call.
        besides: sentences of it that are answered already and do not count.
    """
    signs = _SIGNS.get(language)
    asked = [sentence.text for sentence in sentences(text) if sentence.asks and sentence.text not in besides]
    if signs is None or not asked:
        return False
    plain = signs.leads.sub("", asked[-1])
    begin = plain if language == "ko" else " ".join(plain.split()[:FIRST_WORDS])
    if _wanted(signs, begin) is not None or signs.choice.search(plain):
        return False
    return bool(signs.proposals.search(plain) or signs.assent.search(plain))


def wants_yes_or_no(sentence: str, language: str) -> bool:
    """Tell whether a sentence that asks has no question word in it.

    Args:
        sentence: that ends with a question mark.
        language: of the call.
    """
    signs = _SIGNS.get(language)
    return signs is not None and _wanted(signs, sentence) is None


def _wanted(signs: _Signs, begin: str) -> Form | None:
    """Return the form of a question that begins with a question word, or None."""
    found = [(match.start(), back or match[0]) for pattern, back in signs.words if (match := pattern.search(begin))]
    other = signs.open.search(begin)
    first = min(found, key=lambda each: each[0], default=None)
    if first is not None and (other is None or first[0] <= other.start()):
        return Form(kind="word", word=first[1].casefold())
    return None if other is None else Form(kind="open")


def names_yes_and_no(sentence: str, language: str) -> bool:
    """Tell whether a sentence asks for a yes or a no in so many words.

    Args:
        sentence: of a reply.
        language: of the call.
    """
    signs = _SIGNS.get(language)
    return signs is not None and signs.yes_or_no.search(sentence) is not None


def asks_wish(text: str, question: Question, language: str) -> bool:
    """Tell whether a question is after what the customer would like; one of a few words alone may be.

    Args:
        text: of the reply.
        question: in it.
        language: of the call.
    """
    signs = _SIGNS.get(language)
    sentence = sentence_of(text, question)
    if signs is None or len(sentence.split()) <= MOST_BARE_WORDS:
        return True
    return any(wish.search(sentence) is not None for wish in (signs.wishes, signs.proposals, signs.assent))


def asks_favour(text: str, question: Question, language: str) -> bool:
    """Tell whether a question asks the customer to do something ("could you have a look?").

    Args:
        text: of the reply.
        question: in it.
        language: of the call.
    """
    signs = _SIGNS.get(language)
    return signs is not None and signs.favours.search(sentence_of(text, question)) is not None


def alternatives(text: str, question: Question | Offer, language: str) -> tuple[str, ...]:
    """Return the words on both sides of the choice that a question puts, or nothing where it puts none.

    Args:
        text: of the reply.
        question: in it, or an offer.
        language: of the call.
    """
    signs = _SIGNS.get(language)
    sentence = sentence_of(text, question)
    if signs is None or signs.yes_or_no.search(sentence) is not None:
        return ()
    parts = tuple(signs.choice.split(sentence, maxsplit=1))
    return parts if len(parts) > 1 else ()


def points_back(text: str, question: Question, language: str) -> bool:
    """Tell whether a question is about something that the reply speaks of besides ("do you have it there?").

    Args:
        text: of the reply.
        question: in it.
        language: of the call.
    """
    signs = _SIGNS.get(language)
    return signs is not None and signs.pointing.search(text[question.start : question.end]) is not None
