"""What tests with an endpoint stand on."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def _library() -> None:
    """Import what the first request would import, so that each test is timed alike."""
    import httpx2
    import openai

    assert openai.OpenAI is not None
    assert httpx2.Client is not None
