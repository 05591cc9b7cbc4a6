"""What all judges share: the program, and the table of what was compared."""

import json

import pytest

from comparison import Comparison, installed
from program import Program

# of a report, which may come from another process
ROW = "compared"


def pytest_addoption(parser):
    parser.addoption("--table", help="JSON file for all comparisons, the versions of the tools and the number of tests")


def pytest_configure(config):
    config.pluginmanager.register(Table(config.getoption("--table")), "table")


@pytest.fixture
def nereid(tmp_path):
    """The program, run in a folder of its own."""
    return Program(tmp_path)


@pytest.fixture
def judge(request):
    """By the name of a tool: states what it and the program say of the same thing; fails where they differ."""
    rows = request.node.user_properties
    return lambda tool: Comparison(tool, lambda row: rows.append((ROW, row)))


@pytest.fixture
def compare(request, judge):
    """The same of the one tool of a file."""
    return judge(request.module.TOOL)


class Table:
    """Gathers the rows of all tests, which may run in several processes, in the order of files and tests."""

    def __init__(self, file):
        self.file = file
        self.tests: dict = {}
        self.counts = {"passed": 0, "failed": 0}

    def pytest_runtest_logreport(self, report):
        # a test counts once, by its call or by the preparation that failed; none may be left out
        if report.when == "call" and report.passed:
            self.counts["passed"] += 1
        elif report.failed or report.skipped:
            self.counts["failed"] += 1
        if report.when == "call":
            self.tests[report.nodeid] = [row for name, row in report.user_properties if name == ROW]

    def pytest_sessionfinish(self, session):
        # the processes that run tests have no table: theirs is that of the one that started them
        if self.file is None or hasattr(session.config, "workerinput"):
            return
        rows = [row for nodeid in sorted(self.tests) for row in self.tests[nodeid]]
        tools = {tool: installed(tool) for tool in dict.fromkeys(row["tool"] for row in rows)}
        with open(self.file, "w", encoding="utf-8") as file:
            json.dump({"rows": rows, "tools": tools, **self.counts}, file, indent=1, ensure_ascii=False)
