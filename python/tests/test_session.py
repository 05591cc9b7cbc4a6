"""The process behind the calls: what happens where it misbehaves, is killed, forked or interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

import nereid_hep as n
from nereid_hep import _calls
from nereid_hep._session import Session

ANSWERS = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    result = {"protocol": 1} if asked["method"] == "initialize" else WHAT
    answer = result if "error" in result else {"result": result}
    print(json.dumps({"jsonrpc": "2.0", "id": asked["id"], **answer}), flush=True)
"""


@pytest.fixture
def speaking():
    """Makes sessions with a program that answers every call in this way."""
    made: list[Session] = []

    def make(what: str) -> Session:
        made.append(Session([sys.executable, "-c", ANSWERS.replace("WHAT", what)]))
        return made[-1]

    yield make
    for session in made:
        session.close()


def test_an_answer_is_the_result_of_the_call(speaking):
    session = speaking('{"asked": asked["params"]}')
    assert session.call("echo", {"x": [1.5, 2.0]}) == {"asked": {"x": [1.5, 2.0]}}
    session.close()
    assert session.process_id is None


def test_an_error_of_the_input_has_its_parts(speaking):
    data = {
        "kind": "InputError",
        "subjectText": "mass",
        "value": -1,
        "problem": "outside the valid range",
        "remedy": "Give a finite number at least 0.001 GeV.",
    }
    session = speaking(repr({"error": {"code": -32602, "message": "mass", "data": data}}))
    with pytest.raises(n.InputError, match=r"mass = -1: outside the valid range\. Give a finite") as caught:
        session.call("limit", {})
    assert caught.value.subject == "mass"
    assert caught.value.value == -1
    assert caught.value.remedy == data["remedy"]
    # the session goes on
    assert session.process_id is not None
    session.close()


def test_a_program_that_prints_something_else_is_no_answer():
    session = Session([sys.executable, "-c", "print('hello')"])
    with pytest.raises(n.CalculationFailed, match="hello"):
        session.call("models", {})


def test_a_program_of_another_protocol_is_refused():
    session = Session([sys.executable, "-c", ANSWERS.replace('"protocol": 1', '"protocol": 7')])
    with pytest.raises(n.CalculationFailed, match="protocol 7"):
        session.call("models", {})


def test_a_process_that_ends_in_a_call_says_its_last_words_and_the_next_call_starts_another(speaking, tmp_path):
    once = tmp_path / "once"
    dies = f"(sys.stderr.write('out of luck'), open({str(once)!r}, 'w'), sys.exit(3))"
    session = speaking(f'{{"ok": True}} if __import__("os").path.exists({str(once)!r}) else {dies}')
    with pytest.raises(n.SessionDied, match=r"exit code 3.*`rate`.*call again\. Its last words: out of luck"):
        session.call("rate", {})
    assert session.call("rate", {}) == {"ok": True}
    session.close()


def test_a_session_that_is_killed_is_replaced():
    assert n.limit("ccfr", mass=0.1).converged
    session = _calls.session()
    process = session.process_id
    assert process is not None
    os.kill(process, signal.SIGKILL)
    # while nothing is asked: nothing is lost, and nobody needs to know
    deadline = time.monotonic() + 5
    while session.process_id is not None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert n.limit("ccfr", mass=0.1).converged
    # in a call: an exception that says how to go on
    process = session.process_id
    assert process is not None
    with pytest.raises(n.SessionDied, match=r"SIGKILL.*The next call starts a new one"):
        n.limit("ccfr", mass=list(range(1, 20_000)), progress=lambda *_: os.kill(process, signal.SIGKILL))
    assert n.limit("ccfr", mass=0.1).converged


def test_an_interrupted_call_leaves_nothing_behind():
    session = Session([sys.executable, "-c", ANSWERS.replace("WHAT", '__import__("time").sleep(60)')])
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        session.call("limit", {})
    assert time.monotonic() - started < 10
    assert session.process_id is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_forked_process_has_a_session_of_its_own_and_leaves_that_of_its_parent_alone():
    before = n.limit("ccfr", mass=0.1).coupling_upper
    parent = _calls.session().process_id
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            same = n.limit("ccfr", mass=0.1).coupling_upper == before
            own = _calls.session().process_id
            os.write(write, f"{same} {own}".encode())
            n.close()
            status = 0
        finally:
            os._exit(status)
    os.close(write)
    _, status = os.waitpid(child, 0)
    same, own = os.read(read, 100).decode().split()
    os.close(read)
    assert status == 0
    assert same == "True"
    assert int(own) != parent
    assert _calls.session().process_id == parent
    assert n.limit("ccfr", mass=0.1).coupling_upper == before


def test_threads_share_a_session_and_get_their_own_answers():
    masses = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0]
    expected = [float(n.limit("ccfr", mass=mass).coupling_upper) for mass in masses]
    found: dict[int, float] = {}

    def ask(i: int) -> None:
        found[i] = float(n.limit("ccfr", mass=masses[i]).coupling_upper)

    threads = [threading.Thread(target=ask, args=(i,)) for i in range(len(masses))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[i] for i in range(len(masses))] == expected


def test_no_process_is_left_when_python_ends(tmp_path):
    script = "import nereid_hep as n; n.limit('ccfr', mass=0.1); print(n._calls.session().process_id)"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    process = int(printed.stdout)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail(f"process {process} is still there")
