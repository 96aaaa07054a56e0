"""The signs of the window, by name, in the icon font."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FACE = "Lucide-Icons.ttf"
ICONS: Mapping[str, str] = MappingProxyType(
    {
        "angry": "\ue2fc",
        "annoyed": "\ue2fd",
        "arrow-left": "\ue048",
        "arrow-right": "\ue049",
        "book-open": "\ue05f",
        "calendar": "\ue063",
        "camera": "\ue064",
        "chart-line": "\ue2a5",
        "check": "\ue06c",
        "chevron-down": "\ue06d",
        "chevron-right": "\ue06f",
        "circle-alert": "\ue077",
        "circle-check": "\ue226",
        "circle-help": "\ue082",
        "clipboard-list": "\ue086",
        "clock": "\ue087",
        "contrast": "\ue09d",
        "file-text": "\ue0cc",
        "flag": "\ue0d1",
        "frown": "\ue0db",
        "globe": "\ue0e8",
        "hand": "\ue1d7",
        "heart-handshake": "\ue2d7",
        "hourglass": "\ue296",
        "house": "\ue0f5",
        "keyboard": "\ue284",
        "laugh": "\ue300",
        "library": "\ue100",
        "lightbulb": "\ue1c2",
        "list-checks": "\ue1d0",
        "mail": "\ue10f",
        "meh": "\ue114",
        "message-circle": "\ue116",
        "mic": "\ue118",
        "moon": "\ue11e",
        "pause": "\ue12e",
        "pen-line": "\ue130",
        "phone": "\ue133",
        "phone-call": "\ue134",
        "phone-off": "\ue138",
        "play": "\ue13c",
        "quote": "\ue239",
        "rotate-ccw": "\ue148",
        "search": "\ue151",
        "send": "\ue152",
        "settings": "\ue154",
        "smile": "\ue164",
        "smile-plus": "\ue301",
        "sparkles": "\ue412",
        "star": "\ue176",
        "sun": "\ue178",
        "target": "\ue180",
        "triangle-alert": "\ue193",
        "trophy": "\ue373",
        "type": "\ue198",
        "user": "\ue19f",
        "users": "\ue1a4",
        "volume-2": "\ue1ab",
        "volume-x": "\ue1ac",
        "x": "\ue1b2",
    }
)
CHANNEL_ICONS: Mapping[str, str] = MappingProxyType(
    {"chat": "message-circle", "phone": "phone", "email": "mail", "social": "globe"}
)
FACE_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "delighted": "laugh",
        "pleased": "smile",
        "calm": "meh",
        "worried": "frown",
        "annoyed": "annoyed",
        "angry": "angry",
    }
)
FACE_TONES: Mapping[str, str] = MappingProxyType(
    {
        "delighted": "good",
        "pleased": "good",
        "calm": "good",
        "worried": "warn",
        "annoyed": "warn",
        "angry": "bad",
    }
)
