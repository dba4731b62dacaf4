"""Our searches beside Optuna's, on five functions: 60 trials, one after another and eight in flight.

Wants `pip install optuna` and a build of Refocus. From the root of the checkout:

    python libraries/search/src/test/python/race.py --seeds 100

Prints the median of the best value over the seeds, less the minimum (the regret), as a table in Markdown.
"""

import argparse
import json
import math
import shlex
import statistics
import subprocess
from collections import deque
from concurrent.futures import ProcessPoolExecutor

import optuna

TRIALS = 60
FLIGHT = 8


def branin(p):
    x, y = p["x"], p["y"]
    b, c, t = 5.1 / (4 * math.pi**2), 5 / math.pi, 1 / (8 * math.pi)
    return (y - b * x * x + c * x - 6) ** 2 + 10 * (1 - t) * math.cos(x) + 10 - 0.39788735772973816


HARTMANN_A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
HARTMANN_P = [
    [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
    [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
    [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650],
    [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
]


def hartmann6(p):
    x = [p[f"x{i}"] for i in range(6)]
    total = 0.0
    for alpha, a, centre in zip([1.0, 1.2, 3.0, 3.2], HARTMANN_A, HARTMANN_P):
        total -= alpha * math.exp(-sum(ai * (xi - ci) ** 2 for ai, xi, ci in zip(a, x, centre)))
    return total + 3.322368011391339


def rosenbrock5(p):
    x = [p[f"x{i}"] for i in range(5)]
    return sum(100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2 for i in range(4))


def conditional(p):
    """Three optimisers, each with a rate and a key of its own; the second is the best one."""
    depth = 0.05 * (p["depth"] - 5) ** 2
    if p["kind"] == "sgd":
        return 0.3 + depth + 0.4 * (math.log10(p["sgd.rate"]) + 1.5) ** 2 + 4 * (p["sgd.momentum"] - 0.9) ** 2
    if p["kind"] == "adam":
        return depth + 0.6 * (math.log10(p["adam.rate"]) + 3) ** 2 + 2 * (p["adam.beta"] - 0.5) ** 2
    return 0.5 + depth + 0.2 * (math.log10(p["lion.rate"]) + 4) ** 2


def log_scaled(p):
    """A tilted bowl over the logarithms of three rates, with ripples."""
    a, b, c = math.log10(p["a"]) + 3, math.log10(p["b"]) + 5, math.log10(p["c"]) - 1
    return a * a + 0.5 * b * b + 0.5 * a * b + 0.2 * (c - 0.5 * a) ** 2 + 0.1 * (1 - math.cos(4 * a))


def numbers(names, low, high):
    return {name: {"uniform": [low, high]} for name in names}


RATE = {"log-uniform": [1e-6, 1.0]}
PROBLEMS = {
    "Branin": (branin, {"x": {"uniform": [-5, 10]}, "y": {"uniform": [0, 15]}}),
    "Hartmann 6": (hartmann6, numbers([f"x{i}" for i in range(6)], 0, 1)),
    "Rosenbrock 5": (rosenbrock5, numbers([f"x{i}" for i in range(5)], -5, 10)),
    "conditional": (
        conditional,
        {
            "depth": {"integer": [1, 12]},
            "kind": {"choice": ["sgd", "adam", "lion"]},
            "sgd.rate": {**RATE, "when": {"kind": "sgd"}},
            "sgd.momentum": {"uniform": [0, 1], "when": {"kind": "sgd"}},
            "adam.rate": {**RATE, "when": {"kind": "adam"}},
            "adam.beta": {"uniform": [0, 1], "when": {"kind": "adam"}},
            "lion.rate": {**RATE, "when": {"kind": "lion"}},
        },
    ),
    "log-scaled": (
        log_scaled,
        {"a": RATE, "b": {"log-uniform": [1e-9, 0.1]}, "c": {"log-uniform": [1e-3, 1e4]}},
    ),
}


class Ours:
    """Asks `refocus bench propose`: every request holds all that the answer depends on."""

    def __init__(self, kind, space, seed, process):
        self.search, self.space, self.process, self.told = {"type": kind, "seed": seed}, space, process, []

    def ask(self):
        request = {"search": self.search, "space": self.space, "told": self.told}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        self.told.append({"number": answer["number"], "point": answer["point"], "state": "pending"})
        return self.told[-1], answer["point"]

    def tell(self, row, value):
        row.update(state="completed", score=-value)


class Optunas:
    def __init__(self, kind, space, seed):
        samplers = optuna.samplers
        sampler = samplers.TPESampler(seed=seed) if kind == "tpe" else samplers.RandomSampler(seed=seed)
        self.space, self.study = space, optuna.create_study(sampler=sampler)

    def ask(self):
        trial, point = self.study.ask(), {}
        for path, spelled in self.space.items():
            if any(point.get(other) != value for other, value in spelled.get("when", {}).items()):
                continue
            if "choice" in spelled:
                point[path] = trial.suggest_categorical(path, spelled["choice"])
            elif "integer" in spelled:
                point[path] = trial.suggest_int(path, *spelled["integer"])
            elif "uniform" in spelled:
                point[path] = trial.suggest_float(path, *spelled["uniform"])
            else:
                point[path] = trial.suggest_float(path, *spelled["log-uniform"], log=True)
        return trial, point

    def tell(self, trial, value):
        self.study.tell(trial, value)


def best(searcher, function, flight):
    """The best value of 60 trials, so many of them under way at a time; the oldest ends first."""
    under_way, lowest = deque(), math.inf
    for _ in range(TRIALS):
        if len(under_way) == flight:
            token, point = under_way.popleft()
            searcher.tell(token, function(point))
        under_way.append(searcher.ask())
        lowest = min(lowest, function(under_way[-1][1]))
    return lowest


def run(who, kind, problem, flight, seeds, command):
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    function, space = PROBLEMS[problem]
    if who == "Optuna":
        return [best(Optunas(kind, space, seed), function, flight) for seed in seeds]
    with subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        values = [best(Ours(kind, space, seed, process), function, flight) for seed in seeds]
        process.stdin.close()
    return values


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first-seed", type=int, default=1)
    parser.add_argument("--command", default="./refocus bench propose", help="what answers requests")
    parser.add_argument("--processes", type=int, default=1)
    options = parser.parse_args()
    seeds = range(options.first_seed, options.first_seed + options.seeds)
    columns = [("Refocus", "tpe"), ("Optuna", "tpe"), ("Refocus", "random"), ("Optuna", "random")]
    jobs = [(who, kind, problem, flight) for flight in (1, FLIGHT) for problem in PROBLEMS for who, kind in columns]
    with ProcessPoolExecutor(options.processes) as pool:
        futures = {job: pool.submit(run, *job, seeds, options.command) for job in jobs}
        values = {job: future.result() for job, future in futures.items()}
    print(f"Optuna {optuna.__version__}, {TRIALS} trials, seeds {seeds[0]} to {seeds[-1]}, median regret (quartiles)\n")
    print("| function | in flight | " + " | ".join(f"{who} {kind}" for who, kind in columns) + " | ours / Optuna's, TPE |")
    print("|---" * (len(columns) + 3) + "|")
    for flight in (1, FLIGHT):
        for problem in PROBLEMS:
            row = [values[(who, kind, problem, flight)] for who, kind in columns]
            cells = ["{1:.4g} ({0:.3g}, {2:.3g})".format(*statistics.quantiles(cell, n=4)) for cell in row]
            ratio = statistics.median(row[0]) / statistics.median(row[1])
            print(f"| {problem} | {flight} | " + " | ".join(cells) + f" | {ratio:.2f} |")


if __name__ == "__main__":
    main()
