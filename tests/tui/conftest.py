"""Fixtures of the screen: nothing that varies, and one flag that rewrites goldens."""

from __future__ import annotations

import gc
import os

import pytest

os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ.pop("NO_COLOR", None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-screens", action="store_true", help="write the golden screens anew")


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--rewrite-screens", default=False)) or "REWRITE_SCREENS" in os.environ


@pytest.fixture(scope="session", autouse=True)
def settled_memory() -> None:
    """The collector need not look at what is loaded once."""
    import tui.app  # noqa: F401  what every test draws with

    gc.collect()
    gc.freeze()
