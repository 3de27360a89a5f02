"""Guide and test in a real browser: they render without a complaint, and print on the pages they should."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ice_quiz.exchange.guide import guide
from ice_quiz.exchange.paper import paper
from ice_quiz.exchange.web_page import guide_page, paper_page
from ice_quiz.questions.compiled import Compiled

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: printing is looked at where it is")

Print = Callable[[str], tuple[int, str]]


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    """Print a page from a headless browser: the number of pages, and what the browser complained of."""

    def run(page: str) -> tuple[int, str]:
        file, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
        file.write_text(page, encoding="utf-8")
        command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", *QUIET, "--enable-logging=stderr"]
        command += [
            f"--user-data-dir={tmp_path / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            file.as_uri(),
        ]
        ran = subprocess.run(command, capture_output=True, timeout=60, check=True)
        said = ran.stderr.decode("utf-8", "replace")
        pages = len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))
        return pages, "\n".join(line for line in said.splitlines() if "CONSOLE" in line or "blocked" in line.lower())

    return run


def test_a_test_prints_a_sheet_for_each_version_and_each_key(decks: list[Compiled], printed: Print) -> None:
    ice = next(deck for deck in decks if deck.deck.id == "ice")
    pages, complaints = printed(paper_page(paper(ice, 5, 3, 7)))
    assert complaints == ""
    assert pages == 6  # five questions fit on a page: three versions, three keys


def test_a_guide_prints_on_as_few_pages_as_its_facts_need(decks: list[Compiled], printed: Print) -> None:
    ice = next(deck for deck in decks if deck.deck.id == "ice")
    pages, complaints = printed(guide_page(guide(ice)))
    assert complaints == ""
    assert 2 <= pages <= 6
