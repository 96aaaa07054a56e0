"""Tells whose a number, postcode or address is that a reply names: the customer's own, or somebody else's."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """How a language says whose something is."""

    border: re.Pattern[str]
    """Where another part of the sentence begins."""
    own: re.Pattern[str]
    """It is called the customer's own, or the customer has it, or is registered, reached or called under it; this wins
    over all signs of others."""
    other: re.Pattern[str]
    """It is ours, a third person's, or a place's."""
    subject: re.Pattern[str]
    """A thing of which it is told; group 1 is its name."""
    plain: frozenset[str]
    """Names of codes, which say nothing of whose they are."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_SIGNS: Mapping[str, _Signs] = {
    "en": _Signs(
        border=_pattern(r"[,;:–—]\s|\s(?:and|but|or|while|whereas)\s"),
        own=_pattern(
            r"\byour (?:(?:own|parcel['’]s|order['’]s|phone|order|account|customer|e-?mail|mobile|home|reference) )*"
            r"(?:post ?code|zip|number|no|code|address|e-?mail|phone|mobile|reference)\b"
            r"|\b(?:have|has|got|had|see|sees|find|found|put|noted?|listed|reach|call|ring|phone|text|mail|write to|"
            r"with) (?:you|u)\b|\b(?:you are|you['’]re|youre|you live|you gave|you said|you wrote|you have|you typed)\b"
        ),
        other=_pattern(
            r"\b(?:our|my)(?! (?:records?|screen|system|files?|notes?|database)\b)"
            r"|\b(?:ours|mine|their|theirs|his|her|hers|us|me|them|him|herself|himself)\b"
            r"|\b(?!(?:it|that|there|here|what|where|who|how|let|customer|name)['’])\w+['’]s\b"
            r"|\b(?:we|i)(?: are| am|['’]re|['’]m) (?:at|on|in|under)\b|\b(?:new|another|different)\b"
            r"|\byou (?:can|could|may|might|should|must|need|have to|will|would|want)\b|\byou['’]ll\b"
            r"|\b(?:depot|branch|shop|store|office|warehouse|hotline|helpline|switchboard|courier|carrier|driver|"
            r"manager|colleague|neighbou?r|garage|workshop|bank|surgery|head ?quarters|service point|"
            r"collection point)\b"
        ),
        subject=_pattern(r"\b(?:the|this|that|your|a|an) ([\w -]+?) (?:is|are|was|sits|lies|stands)\b"),
        plain=frozenset(
            {
                *("number", "no", "code", "postcode", "zip", "address", "email", "mail", "phone", "mobile"),
                *("reference", "order", "account", "contract", "customer", "name", "line", "one", "id", "serial"),
                "policy",
            }
        ),
    ),
    "it": _Signs(
        border=_pattern(r"[,;:–—]\s|\s(?:e|ed|ma|o|mentre|invece)\s"),
        own=_pattern(
            r"\bsu[oa] (?:numero|codice|cap|indirizzo|e-?mail|mail|telefono|cellulare|recapito|ordine|contratto)\b"
            r"|\bmi confermi che\b|\bla consegna è (?:al|all['’]|in|presso)\b"
            r"|\b(?:l['’]ho|la trovo|la vedo|la chiamo|la richiamo|la ho|la raggiungo|le scrivo|lei è|lei abita|abita|"
            r"ha dato|ha scritto|ha detto|mi risulta)\b"
        ),
        other=_pattern(
            r"\b(?:nostr[oaie]|mi[oa]|loro|noi|siamo|nuov[oa]|altr[oa])\b|\b\w+(?:arci|erci|irci|armi|ermi|irmi)\b"
            r"|\b(?:può|puoi|potrebbe|deve|dovrebbe|potrà)\b"
            r"|\b(?:deposito|filiale|negozio|sede|ufficio|magazzino|centralino|corriere|autista|collega|officina|banca|"
            r"vicin[oa]|responsabile|punto di ritiro|assistenza)\b"
        ),
        subject=_pattern(r"\b(?:il |lo |la |l['’]|un |una |quest[oa] )([\w -]+?) (?:è|sono|era|si trova|sta)\b"),
        plain=frozenset(
            {
                *("numero", "codice", "cap", "indirizzo", "email", "mail", "e-mail", "telefono", "cellulare"),
                *("recapito", "ordine", "contratto", "cliente", "postale", "suo", "sua", "di", "riferimento"),
            }
        ),
    ),
    "ko": _Signs(
        border=_pattern(r"[,;]\s|(?:이고|이며|지만|는데|고요)[,\s]"),
        own=_pattern(
            r"고객님|본인|회원님|선생님|적어 주신|알려 주신|말씀하신|등록된"
            r"|주문하신(?:의|께서)? ?(?:[가-힣]+ ){0,2}(?:번호|우편번호|주소|연락처|코드|전화)"
        ),
        other=_pattern(
            r"(?:저희|우리|당사)(?! ?(?:쪽 )?(?:시스템|전산|기록|화면))|(?<![가-힣])제 |"
            r"새 |새로운|다른 |지점|매장|물류|창고|본사|영업소|지사|택배|기사|담당자|"
            r"담당 부서|사무실|고객 ?센터|대표 ?번호|직통|이웃|은행|수령처|보관소"
        ),
        subject=_pattern(r"(?!)"),
        plain=frozenset(),
    ),
}  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


def is_somebody_elses(words: str, place: int, names: Collection[str], language: str) -> bool:
    """Tell whether a code belongs to somebody or something else, as far as the words before it say so.

    "The depot is at AB1 2CD" tells of the depot; "I have you at AB1 2CD" and a bare "AB1 2CD?" mean the customer.

    Args:
        words: the sentence.
        place: where the code stands in it.
        names: what the customer's own is called, as ids ("order_number").
        language: of the call.
    """
    signs = _SIGNS.get(language)
    if signs is None:
        return False
    begin = max((found.end() for found in signs.border.finditer(words, 0, place)), default=0)
    before = words[begin:place]
    if signs.own.search(before):
        return False
    if signs.other.search(before):
        return True
    own = {word.casefold() for name in names for word in _WORD.findall(name.replace("_", " "))} | signs.plain
    subject = signs.subject.search(before)
    return subject is not None and not own & {word.casefold() for word in _WORD.findall(subject[1])}
