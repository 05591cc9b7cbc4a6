"""What all judges share: the program, and the table of what was compared."""

import json

import pytest
from comparison import Comparison
from program import Program


def pytest_addoption(parser):
    parser.addoption("--table", help="JSON file for all comparisons, the versions of the tools and the number of tests")


def pytest_configure(config):
    config.judged = {"rows": [], "tools": {}, "passed": 0, "failed": 0}


@pytest.fixture
def nereid(tmp_path):
    """The program, run in a folder of its own."""
    return Program(tmp_path)


@pytest.fixture
def compare(request):
    """States what the tool of a test and the program say of the same thing; fails where they differ."""
    return Comparison(request.module.TOOL, request.config.judged)


@pytest.fixture
def judge(request):
    """The same for tests with several tools: by name."""
    return lambda tool: Comparison(tool, request.config.judged)


def pytest_runtest_logreport(report):
    # a test counts once, by its call or by the preparation that failed; none may be left out
    if report.when == "call" and report.passed:
        LIVE.judged["passed"] += 1
    elif report.failed or report.skipped:
        LIVE.judged["failed"] += 1


class LIVE:
    """The table of the run, for hooks that are not told the configuration."""

    judged = None


def pytest_sessionstart(session):
    LIVE.judged = session.config.judged


def pytest_sessionfinish(session):
    table = session.config.getoption("--table")
    if table is not None:
        with open(table, "w", encoding="utf-8") as file:
            json.dump(session.config.judged, file, indent=1, ensure_ascii=False)
