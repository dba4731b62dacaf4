"""Writes the densities that Optuna's Parzen estimator gives: `python make_parzen_goldens.py > ../resources/parzen.json`.

Wants `pip install optuna==5.0.0`. Places are those of the unit cube: of a whole number from 0 to 99 and of a choice of three, the
middle of its cell. No two observations have equal numbers: which of two equal ones gets which width is arbitrary in Optuna.
"""

import json

import numpy as np
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.samplers._tpe.parzen_estimator import _ParzenEstimator, _ParzenEstimatorParameters
from optuna.samplers._tpe.sampler import default_weights

SPACE = {"a": FloatDistribution(0, 1), "b": IntDistribution(0, 99), "c": CategoricalDistribution(["x", "y", "z"])}
PARAMETERS = _ParzenEstimatorParameters(1.0, True, False, default_weights, True)


def draw(rng, count):
    return {"a": rng.random(count), "b": rng.permutation(100)[:count].astype(float), "c": rng.integers(0, 3, count).astype(float)}


def places(points):
    return [[float(a), (float(b) + 0.5) / 100, (float(c) + 0.5) / 3] for a, b, c in zip(points["a"], points["b"], points["c"])]


def case(seed, observations):
    rng = np.random.default_rng(seed)
    seen, asked = draw(rng, observations), draw(rng, 8)
    estimator = _ParzenEstimator(seen, SPACE, PARAMETERS)
    return {"observations": places(seen), "places": places(asked), "logDensities": estimator.log_pdf(asked).tolist()}


print(json.dumps({"cases": [case(seed, count) for seed, count in enumerate([0, 1, 2, 7, 25, 26, 60])]}, separators=(",", ":")))
