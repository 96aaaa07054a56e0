"""Which page answers which address."""

from __future__ import annotations

from simulator.browser import after_pages, call_forms, call_pages, files, places, shift_pages
from simulator.browser.app import route

CALL = "/calls/<call_id>"
ROUTES = (
    route("GET", "/", places.today),
    route("GET", "/onwards", places.onwards),
    route("POST", "/welcome", places.welcomed),
    route("GET", "/shift", shift_pages.desk),
    route("GET", "/shift/briefing", shift_pages.briefing),
    route("POST", "/shift/begin", shift_pages.begin),
    route("POST", "/shift/onward", shift_pages.onward),
    route("POST", "/shift/rest", shift_pages.rest),
    route("POST", "/shift/leave", shift_pages.leave),
    route("GET", "/library", places.library),
    route("GET", "/progress", places.progress),
    route("GET", "/settings", places.settings),
    route("POST", "/settings", places.change_settings),
    route("GET", "/help", places.help_page),
    route("POST", "/quit", places.quit_program),
    route("GET", "/drill/<call_id>/<turn>", after_pages.drill),
    route("POST", "/drill/<call_id>/<turn>", after_pages.rate_drill),
    route("GET", "/briefing", call_pages.briefing),
    route("POST", "/calls", call_forms.start),
    route("GET", CALL, call_pages.call),
    route("GET", f"{CALL}/news", call_pages.news),
    route("GET", f"{CALL}/articles", call_pages.articles),
    route("GET", f"{CALL}/heard", call_pages.heard),
    route("GET", f"{CALL}/end", call_pages.ask_end),
    route("GET", f"{CALL}/again", call_pages.again),
    route("GET", f"{CALL}/act/<name>", call_pages.action),
    route("GET", f"{CALL}/debrief", after_pages.debrief),
    route("POST", f"{CALL}/reply", call_forms.reply),
    route("POST", f"{CALL}/keep", call_forms.keep),
    route("POST", f"{CALL}/act/<name>", call_forms.act),
    route("POST", f"{CALL}/articles", call_forms.search),
    route("POST", f"{CALL}/heard", call_forms.dispute),
    route("POST", f"{CALL}/hint", call_forms.hint),
    route("POST", f"{CALL}/pause", call_forms.pause),
    route("POST", f"{CALL}/back", call_forms.back),
    route("POST", f"{CALL}/end", call_forms.end),
    route("POST", f"{CALL}/next", call_forms.go_on),
    route("POST", f"{CALL}/rate", call_forms.rate),
    route("POST", f"{CALL}/leave", call_forms.leave),
    route("POST", f"{CALL}/again", call_forms.take_again),
    route("POST", f"{CALL}/retry", call_forms.retry),
    route("GET", "/style.css", files.style),
    route("GET", "/fonts/<name>", files.font),
    route("GET", "/portraits/<name>/<mood>.svg", files.portrait),
)
