#!/usr/bin/env python3
"""Trains an experiment in PyTorch on the pairs that `refocus train` trains on, and writes a model that `refocus evaluate` measures; the last line is its JSON.

    python3 -m venv .venv && .venv/bin/pip install torch numpy pillow safetensors pyyaml
    .venv/bin/python train_torch.py ../../../../../configs/experiments/resnet.yaml ../../../../../.refocus/pairs/demo-* OUT
    ./refocus evaluate OUT .refocus/pairs/demo-*/test

Crops, first weights and rates are drawn and computed as the experiment says, by other random numbers. What is not known here (see rate, TERMS, GENERATORS, DISCRIMINATORS) is refused. With --minutes, schedules span the
time instead of the steps.
"""
import argparse
import hashlib
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
import yaml
from networks import Cnn17, DenseDiscriminator, Nafnet, Paper9, Patchgan, Residual, Resnet
from PIL import Image
from safetensors.torch import save_file

SLOW, RATIO, OFFSET, EDGE = 0.001, 10, 5, 0.25


class Renormalised(Paper9):
    """Batch renormalisation: the standardised batch, moved to where the running statistics would put it; scale and shift move with these."""

    opening = False

    def norm(self, w, name, x):
        mean, variance = w[f"{name}.running_mean"], w[f"{name}.running_variance"]
        if not self.training:
            return super().norm(w, name, x)
        with torch.no_grad():
            seen, spread, unbiased = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=0), x.var((0, 2, 3))
            scale, shift = w[f"{name}.scale"], w[f"{name}.shift"]
            if not mean.any():
                mean.copy_(seen), variance.copy_(unbiased)
                if self.opening:
                    scale.copy_((variance + 1e-3).sqrt()), shift.copy_(mean)
            else:
                slope, former = scale / (variance + 1e-3).sqrt(), mean.clone()
                mean.lerp_(seen, SLOW), variance.lerp_(unbiased, SLOW)
                scale.copy_(slope * (variance + 1e-3).sqrt()), shift.add_(slope * (mean - former))
            ratio = ((spread + 1e-3) / (variance + 1e-3)).sqrt().clamp(1 / RATIO, RATIO)
            offset = ((seen - mean) / (variance + 1e-3).sqrt()).clamp(-OFFSET, OFFSET)
        scale, shift = w[f"{name}.scale"], w[f"{name}.shift"]
        return F.batch_norm(x, None, None, ratio * scale, offset * scale + shift, True, 0, 1e-3)


def tap(kernel, stride, pixel):
    return kernel // 2 + pixel // stride % stride, kernel // 2 + pixel % stride


def dirac(shape, transposed, stride, generator, copies=None):
    """Hands channels on; with copies (signals, count) the signals so many times, others random."""
    deep, shallow, kernel = shape[:3]
    square = stride * stride
    handed_on = copies[0] if copies else min(deep // square, shallow)
    bound = math.sqrt(6 / (deep * kernel**2 / square if transposed else shallow * kernel**2))
    w = torch.empty(shape).uniform_(-bound, bound, generator=generator)
    kept = handed_on * (copies[1] if copies else 1) if transposed else handed_on * square
    (w[:, :kept] if transposed else w[:kept]).zero_()
    for c in range(handed_on * square):
        for k in range(copies[1] if copies else 1):
            w[(c, k * handed_on + c // square, *tap(kernel, stride, c))] = 1
    return w


def logit_knots(shape, stride):
    """Thresholds of the copies of each signal, and weights and bias of a last layer that sum them to its logit."""
    signals = shape[1] * stride * stride
    count = shape[0] // signals
    t = torch.sin(torch.arange(count + 1, dtype=torch.float64) * math.pi / 2 / count) ** 2
    edge = EDGE * t[1].item()
    logits = torch.logit(t.clamp(edge, 1 - edge))
    slopes = logits.diff() / t.diff()
    w = torch.zeros(shape)
    for k in range(count):
        for c in range(signals):
            w[(k * signals + c, c // stride**2, *tap(shape[2], stride, c))] = slopes[k] - (slopes[k - 1] if k else 0)
    return (signals, count), -t[:count].float().repeat_interleave(signals), w, logits[0].item()


def handing_on(kind, shapes):
    """Of the networks that end with a sigmoid: weights that hand a picture on."""
    copied, last, stride = {"paper9": ("transposed.3", "transposed.4", 1), "cnn17": ("up.1", "up.2", 2)}[kind]
    copies, thresholds, sums, floor = logit_knots(shapes[f"{last}.weight"], stride)
    return copied, last, copies, thresholds, sums, floor


def first_weights(spec, shapes, generator):
    """As Refocus draws them; norms do nothing, NAFNet's residual scales are zero."""
    kind, identity, w = spec["type"], spec.get("firstWeights") == "identity", {}
    copied, last, copies, thresholds, sums, floor = handing_on(kind, shapes) if identity and kind in ("paper9", "cnn17") else [None] * 6
    for name, shape in shapes.items():
        layer = name.rpartition(".")[0]
        if name.endswith((".beta", ".gamma", ".shift", "running_mean")) or (".norm" in name and name.endswith(".bias")):
            w[name] = torch.zeros(shape)
        elif name.endswith((".scale", "running_variance")) or ".norm" in name:
            w[name] = torch.ones(shape)
        elif kind in ("nafnet", "residual", "dense-discriminator"):
            bound = math.prod(shapes[name.replace(".bias", ".weight")][1:]) ** -0.5
            zero = kind == "residual" and name.startswith("tail.weight")
            w[name] = torch.zeros(shape) if zero else torch.empty(shape).uniform_(-bound, bound, generator=generator)
        elif name.endswith(".bias"):
            w[name] = torch.full(shape, floor if layer == last and last else 0.0)
            if copied and layer == copied:
                w[name][:len(thresholds)] = thresholds
        elif kind in ("resnet", "patchgan"):
            w[name] = torch.zeros(shape) if identity and name == "head.weight" else torch.randn(shape, generator=generator) * 0.02
        elif identity:
            stride = 2 if name.startswith(("up", "down")) else 1
            w[name] = sums if layer == last else dirac(shape, name.startswith(("up", "transposed")), stride, generator, copies if layer == copied else None)
        elif kind == "paper9":
            w[name] = torch.empty(shape).uniform_(-1, 1, generator=generator) * math.sqrt(6 / (9 * (shape[0] + shape[1])))
        else:
            w[name] = torch.empty(shape).uniform_(-1, 1, generator=generator) * math.sqrt(6 / (9 * shape[0] / 4 if name.startswith("up") else 9 * shape[1]))
    return {n: v if "running" in n else v.requires_grad_() for n, v in w.items()}


def paper9(spec):
    net = (Renormalised if spec.get("batchNorm") == "renormalised" else Paper9)(1)
    net.opening = spec.get("firstWeights") == "identity"
    return net


GENERATORS = {
    "paper9": paper9,
    "cnn17": lambda s: Cnn17(1),
    "resnet": lambda s: Resnet(s["width"], s["blocks"]),
    "nafnet": lambda s: Nafnet(s["width"], s["encoder"], s["middle"], s["decoder"]),
    "residual": lambda s: Residual(s["width"], s["blocks"]),
}
DISCRIMINATORS = {"patchgan": lambda s: Patchgan(s["width"], s["layers"]), "dense-discriminator": lambda s: DenseDiscriminator(s["width"], s["patchSize"])}
TERMS = {
    "l1": lambda x, y: (x - y).abs().mean(),
    "l2": lambda x, y: (x - y).square().mean(),
    "psnr": lambda x, y: 10 * torch.log10((x - y).square().mean((1, 2, 3)) + 1e-8).mean(),
    "fft-l1": lambda x, y: torch.fft.rfft2(x - y).abs().mean(),
}


def rate(s, update, length):
    """Constant, cosine, or either after a warm-up."""
    if s["type"] == "warm-up":
        first = rate(s["then"], 0, length)
        return first * (update + 1) / (s["updates"] + 1) if update < s["updates"] else rate(s["then"], update - s["updates"], length - s["updates"])
    if s["type"] == "cosine":
        return s["end"] + (s["start"] - s["end"]) * (1 + math.cos(math.pi * min(1, update / s.get("updates", length)))) / 2
    if s["type"] == "constant":
        return s["rate"]
    raise SystemExit(f"learning rate {s['type']}; known here: constant, cosine, warm-up")


def known(table, spec):
    if spec["type"] not in table:
        raise SystemExit(f"{spec['type']}; known here: {', '.join(table)}")
    return table[spec["type"]]


class Trained:
    """A network, its weights and its optimiser."""

    def __init__(self, net, spec, optimiser, generator):
        self.net, self.w, self.spec = net, first_weights(spec, net.shapes, generator), optimiser
        self.parameters = [v for v in self.w.values() if v.requires_grad]
        kind, decay = {"adam": (torch.optim.Adam, {}), "adam-w": (torch.optim.AdamW, {"weight_decay": optimiser.get("weightDecay")})}[optimiser["type"]]
        self.optimiser = kind(self.parameters, 1, (optimiser["beta1"], optimiser["beta2"]), **decay)

    def __call__(self, x, frozen=False):
        return self.net({n: v.detach() for n, v in self.w.items()} if frozen else self.w, x)

    def follow(self, loss, update, length):
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        if "clipNorm" in self.spec:
            torch.nn.utils.clip_grad_norm_(self.parameters, self.spec["clipNorm"])
        self.optimiser.param_groups[0]["lr"] = rate(self.spec["learningRate"], update, length)
        self.optimiser.step()


def picture(path):
    return torch.from_numpy(np.array(Image.open(path).convert("RGB"))).permute(2, 0, 1)


def pairs(folder):
    names = sorted(path.name for path in (folder / "blur").glob("*.png"))
    if not names:
        raise SystemExit(f"{folder}/blur holds no *.png; expected PAIRS/train as `refocus train` leaves it in .refocus/pairs")
    return [torch.stack([picture(folder / side / name) for side in ("blur", "sharp")]) for name in names]


def batch(data, feeding, random):
    crops, patch = [], feeding["patchSize"]
    for _ in range(feeding["batchSize"]):
        both = data[random.integers(len(data))]
        top, left = (int(random.integers(side - patch + 1)) for side in both.shape[2:])
        both = torch.rot90(both[:, :, top:top + patch, left:left + patch], int(random.integers(4)), (2, 3))
        crops.append(both.flip(3) if random.integers(2) else both)
    return (torch.stack([crop[i] for crop in crops]).float() / 255 for i in (0, 1))


def adversarial(judge, restored, sharp, update, length):
    """Updates the discriminator, and returns the generator's term."""
    cross = F.binary_cross_entropy_with_logits
    real, made = judge(sharp), judge(restored.detach())
    judge.follow(cross(real, torch.ones_like(real)) + cross(made, torch.zeros_like(made)), update, length)
    score = judge(restored, frozen=True)
    return cross(score, torch.ones_like(score))


def train(e, data, a):
    torch.manual_seed(e["seed"])
    random, generator = np.random.default_rng(e["seed"]), torch.Generator().manual_seed(e["seed"])
    g = Trained(known(GENERATORS, e["generator"])(e["generator"]), e["generator"], e["generatorOptimiser"], generator)
    adversary, judge = e.get("adversary"), None
    if adversary:
        if adversary["rule"] != "bce" or adversary["updatesPerStep"] != 1 or len(adversary["discriminators"]) != 1:
            raise SystemExit("an adversary here is one discriminator with the rule bce and one update a step")
        spec = adversary["discriminators"][0]
        judge = Trained(known(DISCRIMINATORS, spec)(spec), spec, adversary["optimiser"], generator)
    decay, average = e["training"].get("averageDecay"), {n: v.detach().clone() for n, v in g.w.items()}
    start, steps, length = time.monotonic(), 0, a.steps or e["training"]["steps"]
    while (spent := time.monotonic() - start) < 60 * a.minutes if a.minutes else steps < length:
        update = spent / 60 / a.minutes * length if a.minutes else steps
        blurred, sharp = batch(data, e["feeding"], random)
        restored = g(blurred)
        loss = sum(term["weight"] * known(TERMS, term)(restored, sharp) for term in e["objective"]["terms"])
        if judge and update >= adversary.get("startsAfter", 0):
            loss = loss + adversary["weight"] * adversarial(judge, restored, sharp, update, length)
        g.follow(loss, update, length)
        steps += 1
        kept = min(decay or 0, (1 + steps) / (10 + steps))
        for name, value in average.items():
            value.lerp_(g.w[name].detach(), 1 - kept)
        if steps % 100 == 0:
            print(f"step {steps}, {(time.monotonic() - start) / 60:.1f} minutes, loss {loss.item():.5f}", flush=True)
    return average, steps, time.monotonic() - start


def export(e, weights, dataset, out):
    out.mkdir(parents=True, exist_ok=True)
    file = out / "model.safetensors"
    save_file({name: value.contiguous() for name, value in weights.items()}, file)
    network = {key: value for key, value in e["generator"].items() if key not in ("firstWeights", "batchNorm")}
    lineage = {"trial": "pytorch", "dataset": dataset, "metricContract": "refocus-metrics/2", "commit": "none"}
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    (out / "model.json").write_text(json.dumps({"format": "refocus-model/1", "network": network, "weightsSha256": sha256, "lineage": lineage}, indent=2))


def main():
    p = argparse.ArgumentParser()
    p.add_argument("experiment", type=Path)
    p.add_argument("pairs", type=Path)
    p.add_argument("out", type=Path)
    p.add_argument("--steps", type=int, help="default: the experiment's")
    p.add_argument("--minutes", type=float)
    a = p.parse_args()
    e = yaml.safe_load(a.experiment.read_text())
    weights, steps, seconds = train(e, pairs(a.pairs / "train"), a)
    export(e, weights, a.pairs.name, a.out)
    parameters = sum(v.numel() for v in weights.values())
    print(json.dumps({"peer": "torch", "version": torch.__version__, "experiment": e["name"], "steps": steps, "minutes": round(seconds / 60, 1), "parameters": parameters}))


if __name__ == "__main__":
    main()
