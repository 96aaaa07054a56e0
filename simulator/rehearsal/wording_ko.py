"""The Korean of the bots, in the formal polite style."""

from __future__ import annotations

import re
from datetime import datetime

from simulator.rehearsal.speech import Speech

_FIRST, _FINALS, _FINAL_N, _FINAL_B = 0xAC00, 28, 4, 17
"""The first syllable; how many finals a syllable may have; the numbers of ㄴ and ㅂ among them."""
_WEEKDAYS = "월화수목금토일"
_PLAIN_END = re.compile(r"([가-힣])다(?=[.!?]|$)")


def when_words(moment: datetime, now: datetime) -> str:
    """Return a moment as one says it: "내일 오전 11시", "3월 5일 목요일 오후 5시"."""
    half = "오전" if moment.hour < 12 else "오후"
    clock = f"{half} {(moment.hour - 1) % 12 + 1}시" + (f" {moment.minute}분" if moment.minute else "")
    days = (moment.date() - now.date()).days
    if days in (0, 1):
        return f"{'오늘' if days == 0 else '내일'} {clock}"
    return f"{moment.month}월 {moment.day}일 {_WEEKDAYS[moment.weekday()]}요일 {clock}"


def polite(text: str) -> str:
    """Return a note in the plain style (도착한다, 무료다) as one says it to a customer (도착합니다, 무료입니다)."""
    return _PLAIN_END.sub(lambda found: _polite_end(found[1]), text.replace("고객이", "고객님이"))


def _polite_end(last: str) -> str:
    if last == "이":
        return "입니다"
    if last == "니":
        return "닙니다"
    final = (ord(last) - _FIRST) % _FINALS
    if last == "는":
        return "습니다"
    if final == _FINAL_N:
        return f"{chr(ord(last) - _FINAL_N + _FINAL_B)}니다"
    if final == 0:
        return f"{last}입니다"
    return f"{last}습니다"


def _offered(title: str) -> tuple[str, ...]:
    return (f"{title}해 드릴 수 있습니다.", f"{title}해 드리겠습니다.")


def _reported(title: str) -> tuple[str, ...]:
    return (f"{title}했습니다", f"{title}해 드렸습니다")


KOREAN = Speech(
    asks={
        "order_number": "주문번호를 알려 주시겠어요?",
        "phone": "연락처가 어떻게 되시나요?",
        "name": "성함이 어떻게 되시나요?",
        "email": "이메일 주소가 어떻게 되시나요?",
        "address": "주소가 어떻게 되시나요?",
        "delivery_address": "받으실 주소가 어떻게 되시나요?",
        "identity": "본인 확인을 위해 휴대폰 뒷자리를 알려 주시겠어요?",
        "deadline": "언제까지 필요하신가요?",
        "occasion": "어떤 일로 필요하신가요?",
        "problem": "어떤 문제가 있으신가요?",
        "earlier_contact": "전에도 이 일로 문의하신 적이 있나요?",
        "preference": "어떤 쪽을 원하시나요?",
        "availability": "언제가 편하신가요?",
        "callback_time": "언제 전화드리면 될까요?",
        "item": "어떤 상품인가요?",
        "photo": "사진을 보내 주시겠어요?",
    },
    offers={
        "replace": "새 상품으로 교환해 드릴 수 있습니다.",
        "refund": "환불해 드릴 수 있습니다.",
        "deliver": "배송해 드릴 수 있습니다.",
        "book": "지금 예약해 드릴 수 있습니다.",
        "label": "회수를 예약해 드릴 수 있습니다.",
        "resolve": "지금 처리해 드릴 수 있습니다.",
        "call_back": "제가 다시 전화드릴 수 있습니다.",
        "message": "문자를 보내 드릴 수 있습니다.",
        "check": "확인해 드릴 수 있습니다.",
    },
    deeds={
        "replace": "교환을 접수했습니다",
        "refund": "환불을 접수했습니다",
        "deliver": "발송했습니다",
        "book": "예약했습니다",
        "label": "회수를 예약했습니다",
        "resolve": "처리했습니다",
        "check": "확인했습니다",
        "escalate": "상급자에게 문의했습니다",
    },
    promises={
        "call_back": "{when}에 제가 전화드려서 어떻게 되었는지 말씀드리겠습니다.",
        "message": "{when}에 제가 문자로 진행 상황을 알려 드리겠습니다.",
        "check": "{when}에 제가 확인하겠습니다.",
        "deliver": "{when}까지 배송됩니다.",
        "replace": "{when}까지 교환해 드리겠습니다.",
        "refund": "{when}까지 환불해 드리겠습니다.",
        "resolve": "{when}까지 처리해 드리겠습니다.",
    },
    heard={
        "wait": ("오래 기다리시게 해서 죄송합니다. 저희 잘못입니다.",),
        "delay": ("늦어져서 죄송합니다. 저희 잘못입니다.",),
        "deadline": ("그날까지 꼭 필요하시다는 점 잘 알겠습니다.", "그때까지 필요하시니 마음이 급하시겠습니다."),
        "occasion": ("중요한 날을 앞두고 걱정이 크셨겠습니다.",),
        "promise_broken": ("약속을 지키지 못해 죄송합니다. 저희 잘못입니다.",),
        "problem": ("기다리던 상품이 잘못 와서 많이 당황하셨겠습니다. 죄송합니다.",),
    },
    ask_topic=(),
    ask_phrase=("{phrase}?", "{phrase} 알려 주시겠어요?", "{phrase} 어떻게 되시나요?", "{phrase}인가요?"),
    state_phrase="{phrase} 부분은 제가 확인하고 있습니다.",
    offer_phrase="{phrase} 해 드릴 수 있습니다.",
    sorry_phrase=(
        "{phrase} 때문에 속상하셨겠습니다. 저희 잘못이라 죄송합니다.",
        "{phrase} 앞두고 걱정이 크셨겠습니다.",
    ),
    hello="안녕하세요, {name} 고객님.",
    see_to_it="지금 바로 확인하겠습니다.",
    shall_i="그렇게 진행해 드릴까요?",
    else_="더 도와드릴 일이 있을까요?",
    goodbye="문의해 주셔서 감사합니다. 좋은 하루 보내세요. 안녕히 계세요.",
    when=when_words,
    spoken=polite,
    parts=False,
    offer_title=_offered,
    report_title=_reported,
    brusque=(
        "무슨 일이시죠?",
        "주문번호요.",
        "그건 원래 그렇습니다.",
        "제가 해 드릴 수 있는 게 없습니다.",
        "기다리셔야 합니다.",
        "말씀드렸잖아요.",
        "약관을 읽어 보세요.",
        "더 없으시죠? 끊겠습니다.",
    ),
    all_promised=(
        "안녕하세요 {name} 고객님, 전혀 문제없습니다. 오늘 안에 전부 완벽하게 해결해 드리겠다고 약속드립니다!",
        "한 시간 안에 새 상품을 무료로 보내 드리고 돈도 전부 돌려드리겠습니다. 보장합니다.",
        "50만 원 상품권도 드리고 배송비는 평생 무료로 해 드리겠습니다.",
        "이미 다 처리했습니다. 다 끝났습니다.",
        "5분 뒤에 팀장이 꼭 전화드리겠습니다.",
        "원하시는 건 뭐든지 다 됩니다.",
        "네, 늦어도 내일 아침까지 꼭 해 드리겠습니다.",
        "다 됐습니다! 좋은 하루 보내세요, 안녕히 계세요.",
    ),
    abuse=(
        "바보세요? 적혀 있는 거나 읽으세요.",
        "진정하세요, 고객님 잘못이잖아요.",
        "맨날 징징대시네요.",
        "관심 없어요. 다른 데 가서 귀찮게 하세요, 멍청하게.",
        "입 다물고 좀 들으세요.",
        "내 알 바 아니에요. 똑바로 하셨어야죠.",
    ),
)
"""What the bots say in Korean."""
