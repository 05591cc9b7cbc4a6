"""The examples of the docstrings."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import nereid_hep as n

#: Has a requirement of its own.
OTHERS = ["flavio"]
MODULES = [module.name for module in pkgutil.iter_modules(n.__path__) if module.name not in OTHERS]


@pytest.mark.parametrize("name", ["", *MODULES])
def test_examples_print_what_they_show(name):
    module = importlib.import_module(f"nereid_hep.{name}".rstrip("."))
    assert doctest.testmod(module, raise_on_error=False).failed == 0
