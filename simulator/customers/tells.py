"""Words by which a line gives itself away, in English, Italian and Korean; a line is held against all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{phrase})" for phrase in phrases))


FLIPS = _any(
    r"how (?:can|may) (?:i|we) (?:help|assist)",
    r"(?:can|may|could) i (?:help|assist) you",
    r"\bi(?: wi|')ll (?:refund|reship|resend|credit|compensate|process|look into|escalate|"
    r"check (?:that|this|it) for you)",
    r"\bwe(?: wi|')ll (?:refund|send you|reship|credit|compensate|look into|get back to you)",
    r"\bi can (?:offer|refund|send) you\b",
    r"\bi(?: have|'ve) (?:refunded|booked|processed|sent you|escalated|credited)",
    r"thank(?:s| you) for (?:contacting|calling|reaching out|your patience|your order|choosing|being a valued)",
    r"(?:i|we)(?:'m| am|'re| are)? (?:so |very |truly |really |sincerely )?(?:apologi[sz]e|sorry) for "
    r"(?:the|any|your|this) (?:inconvenience|delay|trouble|frustration|experience|wait)",
    r"(?:i|we) (?:completely |fully |totally )?understand (?:your|how frustrat)",
    r"\bis there anything else i can\b",
    r"\b(?:your|you) (?:refund|order|parcel|replacement) (?:has been|will be) "
    r"(?:processed|approved|sent|shipped|issued)",
    r"\b(?:could|can|may) (?:you|i) (?:please )?(?:provide|have) your (?:order|name|e-?mail|address|phone|postcode)",
    r"\bour (?:team|policy|system|records|customers)\b",
    r"\bvalued customer\b",
    r"come posso (?:aiutar|esser)",
    r"in cosa posso (?:aiutar|esser)",
    r"(?:la|ti|vi) (?:rimborser|rimborsiamo|ricontatter)",
    r"provvederemo|procederemo|le invieremo|possiamo offrir",
    r"grazie per (?:averci|aver) contattat",
    r"ci scusiamo|mi scuso per (?:il|l'|lo) (?:disagio|inconveniente|ritardo)",
    r"무엇을 도와\s?드릴까요|어떻게 도와\s?드릴까요|도와\s?드리겠습니다",
    r"환불해 드리겠|처리해 드리겠|확인해 드리겠|보내 드리겠",
    r"문의해 주셔서 감사|연락 주셔서 감사|기다려 주셔서 감사",
    r"불편을 (?:드려|끼쳐) (?:대단히 )?(?:죄송|사과)",
)
"""The customer speaks as the agent would."""

META = _any(
    r"\bas an? (?:ai|a\.i\.|assistant|language model|llm|chatbot)\b",
    r"\b(?:language model|chatgpt|gpt-?\d|openai|llama|smollm)\b",
    r"\bi(?:'m| am) (?:an? )?(?:ai|a\.i\.|assistant|bot|chatbot|virtual|only (?:a )?simulat)",
    r"\b(?:system|developer|hidden|my|the|your|original|initial|this|previous) (?:prompt|instructions?|rules)\b",
    r"\b(?:ignore|disregard|forget|override|following) (?:all |any |the |my |your )*(?:previous |prior |above )*"
    r"(?:instructions?|rules|prompts?)\b",
    r"\brole-?\s?play|\bin character\b|\bscript so far\b|\bthe script\b|\bnext line\b|\bword for word\b|"
    r"\bthe customer\b|\bthe line (?:was|is|says|must)\b|\ba (?:no|statement|question) stays\b",
    r"\b(?:json|yaml|schema|base64|jailbreak|token limit|debug mode|admin mode)\b",
    r"\b(?:trainee|scenario|simulation|simulated|persona|placeholder|training exercise)\b",
    r"\b(?:five|5|ten|10)[ -]?(?:out of|stars?|/)|\b(?:rate|rating|score|grade|points?) (?:you|this|is|of|it|for|:)|"
    r"\b(?:full|top|perfect) (?:marks|score|points)\b",
    r"\bcontent of\b|\bquoted data\b|\bmood: |\bpatience: |\btrust: |\bof 100\b",
    r"modello linguistico|intelligenza artificiale|\bistruzioni (?:di sistema|precedenti)|\bprompt\b|gioco di ruolo|"
    r"\bil cliente\b|\bcinque stelle\b|\bsimulazione\b",
    r"언어 모델|인공지능|프롬프트|지시\s?사항|시스템 메시지|역할극|시나리오|별점|만점|다섯 개 별",
    r"#{2,}|={3,}|-{3,}|\bstop\b\s*#|<\||\|>|\[/?inst\]",
)
"""The line speaks of the game instead of playing it."""

GIVES_IN = _any(
    r"\bthat(?:'s| is| would be| will be|'ll be) (?:all )?"
    r"(?:perfect|fantastic|wonderful|amazing|great|brilliant|excellent)",
    r"\b(?:sounds|looks) (?:good|great|perfect|wonderful|fine)",
    r"\bi(?:'m| am) (?:so |very |completely |really |fully )?(?:happy|satisfied|content|pleased|delighted|grateful)\b",
    r"\byou(?:'ve| have) been (?:so |very |really |most )?(?:helpful|great|kind|wonderful|amazing)",
    r"\b(?:problem|issue|matter|everything)(?:'s| is| has been) (?:now )?(?:solved|resolved|sorted|settled|fixed)",
    r"\bthank(?:s| you) (?:so|very) much\b|\bthanks a (?:lot|million)\b",
    r"\bi (?:accept|agree|forgive)\b|\bno (?:worries|problem at all|rush|hurry)\b|\btake your time\b|\bnever mind\b",
    r"\bthat works\b|\ball good\b|\bapology accepted\b|\byou(?:'re| are) the best\b|\bgreat service\b",
    r"\b(?:don't|do not) (?:need|want) (?:a |the |any )?(?:refund|replacement|money|parcel) (?:any ?more|after all)",
    r"va (?:benissimo|tutto bene)|\bperfetto\b|\bmagnifico\b|sono (?:molto |davvero )?(?:contento|contenta|soddisfatt)",
    r"grazie mille|\baccetto\b|non c'è problema|\bproblema risolto\b|non importa|siete (?:stati )?gentilissim",
    r"완벽(?:해요|합니다|하네요)|정말 감사|대단히 감사|해결(?:됐|되었)|만족(?:해요|합니다)|괜찮습니다|"
    r"좋습니다|받아들이",
)
"""The customer is content before the engine says so."""

ENDS = _any(
    r"\bgood ?bye\b|\bbye\b|\bsee you\b|\bfarewell\b|\btake care\b|\bsigning off\b|\bso long\b",
    r"\bhave a (?:nice|good|great|lovely) (?:day|evening|week|weekend|one)\b",
    r"\bthat(?:'s| is| was| will be|'ll be) (?:all|everything)(?: i need(?:ed)?| from me| for (?:now|today))?[.!]?$",
    r"\bi(?:'m| am) (?:done|leaving|hanging up|finished|off)\b|"
    r"\bi(?:'ll| will) (?:hang up|leave it (?:there|at that)|go now)\b",
    r"\bi(?:'m| am) (?:closing|cancell?ing) my account\b|"
    r"\b(?:this|the) (?:conversation|chat|call) is over\b|\bend of (?:chat|call)\b",
    r"\barrivederci\b|\baddio\b|\bciao ciao\b|buona (?:giornata|serata)|\ba presto\b|"
    r"\bè tutto\b|\bchiudo qui\b|\briattacco\b",
    r"안녕히\s?(?:계세요|가세요)|수고하세요|좋은 하루|끊겠습니다|끊을게요|이만\s",
)
"""The customer takes leave before the engine says so."""

SIDES = re.compile(
    r"(?:^|[\s\"'(*])(?:agent|customer|client|rep|representative|support|operator|user|assistant|system|human|ai|bot|"
    r"me|you|cliente|operatore|operatrice|agente|assistente|utente|고객|상담원|상담사|직원|사용자)\s?[:：]"
)
"""The line is written like a script: "Agent: ..."."""

RUDE = _any(
    r"\b(?:fuck\w*|shit\w*|bitch\w*|asshole\w*|bastard\w*|cunt\w*|dickhead\w*|wanker\w*|retard\w*|whore\w*)\b",
    r"\b(?:cazz\w+|stronz\w+|vaffancul\w*|puttan\w*|coglion\w*|merd\w*)\b",
    r"씨발|시발|병신|개새끼|좆|지랄",
)
"""What no customer says whose author did not write it."""

NEGATIONS = re.compile(
    r"\b(?:no|not|never|nothing|nobody|none|neither|nor|nowhere|without|cannot|no-one|hardly|\w+n't|non|mai|niente|"
    r"nulla|nessun\w*|né|neanche|nemmeno|senza)\b|없|않|아니|아뇨|못|안 |말고"
)
"""By these, and by their absence, a yes stays a yes."""

TIMES = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|august|september|"
    r"october|november|december)\b|\b(?:today|tonight|tomorrow|yesterday|weekend|fortnight|noon|midnight)\b|"
    r"\b(?:next|last|this) (?:week|month|year|morning|evening)\b|"
    r"\b(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|"
    r"agosto|settembre|ottobre|novembre|dicembre|oggi|stasera|domani|ieri|dopodomani|mezzogiorno|mezzanotte)\b|"
    r"월요일|화요일|수요일|목요일|금요일|토요일|일요일|오늘|내일|모레|어제|주말|다음 주|지난주|이번 주|다음 달"
)
"""Words that name a day."""

COUNTING = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty",
    "it": "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove venti",
}
LARGER = {
    "en": {"thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "thousand": "1000", "dozen": "12"},
    "it": {"trenta": "30", "quaranta": "40", "cinquanta": "50", "cento": "100", "mille": "1000"},
}
FREE_COUNTS = frozenset({"one", "uno", "sei", "zero", "mille"})
"""Number words that mostly are none: "the one", Italian "you are", "a thousand thanks"."""

EVERYDAY = {
    "en": "the a an and of to in is it that you i for on was with my your this are not have be at what me we do but "
    "so has been just when will would can from there they he she about how",
    "it": "il la lo le gli un una di che e è per con non sono ho mi si da in del della al come ma questo quando più "
    "lei ci ha mio mia cosa anche perché se sto hai",
    "es": "el la los las un una de que y en es por con no para mi se lo del al como pero más su esto cuando está soy "
    "qué tengo muy usted también porque",
    "fr": "le la les un une des de que et est en pour avec pas je vous mon ma ce dans au sur il elle mais plus "
    "qui nous c'est j'ai être très aussi",
    "de": "der die das ein eine und ist ich nicht zu mit für auf mein sie es den von war habe bin wird aber auch wie "
    "wenn noch mir haben sind wann bitte",
}
"""The most frequent words of languages that use the Latin alphabet."""


def counts(language: str) -> dict[str, str]:
    """Return the number words of a language with their figures; Korean ones are mostly something else as well."""
    small = {word: str(number) for number, word in enumerate(COUNTING.get(language, "").split())}
    return {**small, **LARGER.get(language, {})}


@cache
def everyday(language: str) -> frozenset[str]:
    """Return the most frequent words of a language; none for one that is not known here."""
    return frozenset(EVERYDAY.get(language, "").split())


def empty_words(languages: Iterable[str]) -> frozenset[str]:
    """Return the words that carry no content, in some languages."""
    more = "im youre its dont ive thats yes no ok okay well oh hi hello hey please thanks thank sì grazie ciao"
    return frozenset(more.split()).union(*(everyday(language) for language in languages))
