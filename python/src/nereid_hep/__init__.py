"""Neutrino trident production: from published measurements to constraints on new physics.

Functions of this package ask the program Nereid, which is part of it, in a process that starts with the first call and
ends with Python; arrays go in and out as in numpy. `kernel` is for models of one's own, `LogLikelihood` for samplers.

>>> import nereid_hep as n
>>> print(f"{n.limit('ccfr', mass=0.1).coupling_upper:.3e}")
1.013e-03
"""

from ._calls import close
from ._version import __version__
from .catalogue import Constraint, Model, Parameter, cite, constraints, models
from .cross_sections import CrossSection, cross_section
from .errors import (
    CalculationFailed,
    ExtraMissing,
    InputError,
    NereidError,
    NodeMissing,
    ProgramMissing,
    SessionDied,
)
from .evaluation import Evaluation, evaluate
from .events import Events, events
from .kernel import ChannelKernel, Kernel, Measurement, StandardModel, kernel
from .landscapes import Bound, Landscape, landscape
from .likelihood import LogLikelihood
from .limits import Limit, ParameterIntervals, ParameterLimit, limit, parameter_intervals
from .rates import Rate, rate
from .ratios import Ratio, ratio
from .reweighting import Reweighted, reweight
from .spectra import Spectrum, spectrum

__all__ = [
    "Bound",
    "CalculationFailed",
    "ChannelKernel",
    "Constraint",
    "CrossSection",
    "Evaluation",
    "Events",
    "ExtraMissing",
    "InputError",
    "Kernel",
    "Landscape",
    "Limit",
    "LogLikelihood",
    "Measurement",
    "Model",
    "NereidError",
    "NodeMissing",
    "Parameter",
    "ParameterIntervals",
    "ParameterLimit",
    "ProgramMissing",
    "Rate",
    "Ratio",
    "Reweighted",
    "SessionDied",
    "Spectrum",
    "StandardModel",
    "__version__",
    "cite",
    "close",
    "constraints",
    "cross_section",
    "evaluate",
    "events",
    "kernel",
    "landscape",
    "limit",
    "models",
    "parameter_intervals",
    "rate",
    "ratio",
    "reweight",
    "spectrum",
]
