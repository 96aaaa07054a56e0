"""Gifts that the case does not know: given by us they stray; asked for, denied, wished for or another's they do not."""

from __future__ import annotations

import json

import pytest

from scoring.assess import exam_of
from scoring.requests import parse_request
from scoring.scorers.straying import strays_of

FACTS = {
    "en": [{"id": "a", "statement": "A film costs 14", "values": ["14"]}],
    "ko": [{"id": "a", "statement": "영화는 14", "values": ["14"]}],
    "it": [{"id": "a", "statement": "Un film costa 14", "values": ["14"]}],
}


def is_given(language: str, reply: str, *, required: str = "") -> bool:
    """Tell whether the reply strays with a gift, where an action may be required, and done."""
    action = [{"name": required}] if required else []
    done = {"required": action, "actions": action} if required else {}
    request = parse_request(json.dumps({"language": language, "reply": reply, "facts": FACTS[language], **done}))
    exam = exam_of(request.case, request.turn, alone=True)
    assert exam is not None
    return any(each.criterion == "safe_to_say" for each in strays_of(exam))


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "I'll add a discount of 10."),
        ("en", "Your next month is free... I mean a month for free."),
        ("en", "You get half off the next one."),
        ("ko", "쿠폰을 드리겠습니다."),
        ("ko", "하나 더 서비스로 드릴게요."),
        ("ko", "반값에 해 드리겠습니다."),
        ("ko", "사과의 뜻으로 상품권을 보내 드리겠습니다."),
        ("ko", "죄송한 마음에 다음 달은 무료로 제공하겠습니다."),
        ("it", "Le regaliamo un mese."),
        ("it", "Le applico uno sconto del 10 per cento."),
        ("it", "Il secondo è in omaggio."),
        ("it", "Posso regalarLe un biglietto."),
        ("it", "Per scusarci Le offriamo un buono da 10 euro."),
        ("it", "Vi regalo la spedizione."),
        ("en", "As you had to wait, I've put a voucher on your account."),
        ("en", "I know you were expecting it on Monday, so have a discount on us."),
        ("en", "We would like to offer you a discount."),
        ("en", "I'd like to give you a gift card for the trouble."),
        ("en", "There is a discount waiting for you."),
        ("en", "I'll throw in a free upgrade so that you aren't out of pocket."),
        ("en", "You get a week for free, no questions asked."),
        ("en", "If it happens again you get half off."),
        ("ko", "불편을 드린 만큼 다음 주문은 반값으로 해 드리겠습니다."),
        ("ko", "고객님께 할인 쿠폰을 보내 드렸습니다."),
        ("ko", "요청하지 않으셨지만, 상품권을 드리겠습니다."),
        ("ko", "걱정하실 필요 없습니다. 할인해 드릴게요."),
        ("ko", "사은품도 넣어 드릴게요."),
        ("it", "Per il disagio Le riconosciamo un bonus di benvenuto."),
        ("it", "Vorremmo offrirLe un buono acquisto."),
        ("it", "Le do un buono sconto e non deve fare nulla."),
        ("it", "Avrà uno sconto sul prossimo viaggio."),
        ("it", "Il mese prossimo lo paga la metà."),
        ("it", "Glielo regaliamo volentieri."),
    ],
)
def test_a_gift_that_we_give_strays(language: str, reply: str) -> None:
    assert is_given(language, reply)


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "I can't give you a free upgrade."),
        ("en", "You asked for a discount, and we have none to give."),
        ("en", "It was a gift for your wife, I understand."),
        ("en", "There are no vouchers for this."),
        ("en", "I understand you would like a discount."),
        ("en", "We are not able to offer any discount or voucher."),
        ("en", "A discount is out of the question."),
        ("en", "Your friend gave you a gift card, I see."),
        ("en", "If you had a voucher, you could use it here."),
        ("en", "You mention half price: that was last year's sale."),
        ("en", "I wish I could give you a discount, but the price is fixed."),
        ("ko", "할인해 드릴 수 없습니다."),
        ("ko", "할인은 어렵습니다."),
        ("ko", "쿠폰을 드릴 수는 없습니다."),
        ("ko", "선물로 드릴 것이었군요."),
        ("ko", "어머님께 드릴 선물이시군요."),
        ("ko", "어머님께 선물로 보내 드릴 예정이셨군요."),
        ("ko", "할인을 요청하셨는데 규정에 없습니다."),
        ("ko", "할인해 드리기는 어렵습니다."),
        ("ko", "할인해 드리지 못합니다."),
        ("ko", "선물을 보내 드리려던 분이 기다리시겠네요."),
        ("ko", "고객님께서 쿠폰을 보내 주셨는데 기간이 지났습니다."),
        ("ko", "반값 행사는 지난달에 끝났습니다."),
        ("ko", "할인해 드릴까요?"),
        ("ko", "할인해 달라고 하신 말씀은 이해합니다."),
        ("ko", "무료로 보내 드릴 수 없습니다."),
        ("ko", "친구분께 드릴 선물 포장은 14입니다."),
        ("ko", "쿠폰을 드렸다는 기록은 없습니다."),
        ("it", "Non posso regalarle il biglietto."),
        ("it", "Non Le regalo niente."),
        ("it", "Purtroppo non possiamo offrirLe uno sconto."),
        ("it", "Ha preso un regalo per Sua moglie."),
        ("it", "È un regalo per mia moglie, mi ha scritto."),
        ("it", "Lei ha chiesto uno sconto, ma non è previsto."),
        ("it", "Capisco che vorrebbe un buono sconto."),
        ("it", "Ha ricevuto il libro in regalo."),
        ("it", "È in regalo da Sua zia, vero."),
        ("it", "Gli sconti non li decidiamo noi."),
        ("it", "Un bonus? Non ne abbiamo."),
        ("it", "Mi chiede di fare uno sconto: non mi è permesso."),
        ("it", "Doveva essere un regalo di compleanno."),
        ("it", "Vuole regalarlo a Suo figlio, capisco."),
        ("it", "Nessuno sconto può essere applicato."),
        ("it", "Non è possibile inviare un omaggio."),
        ("it", "Se avesse un buono sconto, lo potrebbe usare."),
        ("it", "Gli sconti finiscono ad aprile."),
        ("it", "Le applicherei volentieri uno sconto, ma non mi è concesso."),
        ("en", "The discount you were told of ended in March."),
        ("en", "That voucher has run out."),
        ("en", "I can see your sister sent you the voucher."),
        ("ko", "사은품을 보내 드릴 수가 없어 죄송합니다."),
        ("ko", "쿠폰을 달라고 하셨지만 드리기 힘듭니다."),
        ("ko", "남편분께 선물로 보내신 책이군요."),
        ("ko", "적립금을 지급해 드리지는 않습니다."),
        ("it", "Lo sconto è scaduto a marzo."),
        ("it", "Ha vinto un omaggio altrove, leggo."),
        ("it", "Le piacerebbe uno sconto, lo capisco."),
        ("it", "Non è un regalo che possiamo fare."),
    ],
)
def test_a_gift_that_is_denied_asked_for_wished_for_or_anothers_does_not_stray(language: str, reply: str) -> None:
    assert not is_given(language, reply)


@pytest.mark.parametrize(
    ("language", "reply"),
    [
        ("en", "I've put a voucher of 10 on your account."),
        ("ko", "쿠폰을 보내 드렸습니다."),
        ("it", "Le ho inviato uno sconto del 10 per cento."),
    ],
)
@pytest.mark.parametrize(("required", "strays"), [("send_voucher", False), ("goodwill", False), ("refund", True)])
def test_a_gift_that_the_case_requires_does_not_stray(language: str, reply: str, required: str, strays: bool) -> None:
    assert is_given(language, reply, required=required) is strays
