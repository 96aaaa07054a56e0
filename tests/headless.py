"""Headless Chromium for tests of pages: what a browser makes of one, without a driver and without a network."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests import axe

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_PROBE = (
    axe.RUN.strip()
    + """.then(r => {
  const told = {
    violations: r.violations.map(v => v.id + ": " + v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(" | ")),
    passes: r.passes.length,
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    head: (document.querySelector(".monday") || document.body).getBoundingClientRect().bottom,
  };
  const shown = document.createElement("pre");
  shown.id = "told"; shown.textContent = JSON.stringify(told);
  document.body.replaceChildren(shown);
});
"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the browser says of a page."""

    violations: tuple[str, ...]
    """Of axe's rules, each with the places."""
    passes: int
    """How many of axe's rules were kept."""
    wider: int
    """By how many pixels the page is wider than its window."""
    head: float
    """Where the head ends, in pixels from the top."""


def missing() -> str:
    """Return what is not there, or ""."""
    lacking = [] if program() else ["Chromium"]
    if not axe.is_there():
        lacking.append("axe-core-python")
    return ", ".join(lacking)


def look(page: str, folder: Path, *, width: int = 1280, height: int = 900, dark: bool = False) -> Seen:
    """Open a page and return what axe and the layout say; the page's policy against scripts is lifted for that."""
    script = axe.source().replace("</script", "<\\/script")
    probed = _POLICY.sub("", page).replace("</body>", f"<script>{script}</script><script>{_PROBE}</script></body>")
    file = folder / "page.html"
    file.write_text(probed, encoding="utf-8")
    scheme = ["--blink-settings=preferredColorScheme=0"] if dark else []
    size = f"--window-size={width},{height}"
    shown = _run([size, *scheme, "--virtual-time-budget=90000", "--dump-dom", file.as_uri()], folder)
    found = re.search(r'<pre id="told">(.*?)</pre>', shown, re.DOTALL)
    assert found is not None, "the browser did not finish"
    told = json.loads(html.unescape(found[1]))
    return Seen(
        violations=tuple(told["violations"]), passes=told["passes"], wider=told["wider"], head=float(told["head"])
    )


def print_pdf(page: str, folder: Path) -> bytes:
    """Return the page as it is printed."""
    file, target = folder / "page.html", folder / "page.pdf"
    file.write_text(page, encoding="utf-8")
    _run([f"--print-to-pdf={target}", "--no-pdf-header-footer", file.as_uri()], folder)
    return target.read_bytes()


def _run(args: list[str], folder: Path) -> str:
    path = program()
    assert path is not None, "the need `browser` was not asked for"
    fixed = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={folder / 'profile'}",
    ]
    ran = subprocess.run([path, *fixed, *args], capture_output=True, text=True, timeout=180, check=True)
    return ran.stdout


def program() -> str | None:
    """Return where Chromium lies, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
