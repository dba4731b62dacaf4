#!/usr/bin/env python3
"""Times what `refocus bench` times, in PyTorch, with the networks that our goldens come from; one line of JSON with its keys.

    python3 -m venv .venv && .venv/bin/pip install torch numpy safetensors
    .venv/bin/python time_torch.py train-step --net resnet --width 32 --blocks 6 --size 128 --batch 4 [--channels-last]
    .venv/bin/python time_torch.py infer --net nafnet --width 16 --encoder 1 1 2 --middle 2 --decoder 1 1 1

A GAN step is the generator's forward pass, an update of the discriminator on the sharp and the restored batch, and one of the generator on 100 L1 + cross-entropy; without an adversary it is PSNR loss
and AdamW. Weights and picture change nothing about the time.
"""
import argparse
import json
import resource
import statistics
import time

import torch
import torch.nn.functional as F
from networks import Nafnet, Paper9, Patchgan, Resnet
from values import weights


def tensors(net, channels_last):
    values = {n: 0.1 * v for n, v in weights(net.shapes, 1).items()}
    if channels_last:
        values = {n: v.contiguous(memory_format=torch.channels_last) if v.dim() == 4 else v for n, v in values.items()}
    return {n: v.requires_grad_() if "running" not in n else v for n, v in values.items()}


def trained(values):
    return [v for v in values.values() if v.requires_grad]


def generator_step(net, w, blurred, sharp):
    optimiser = torch.optim.AdamW(trained(w), 1e-3, (0.9, 0.9), weight_decay=0.01)

    def step():
        optimiser.zero_grad(set_to_none=True)
        mse = (net(w, blurred) - sharp).pow(2).mean((1, 2, 3))
        (10 * torch.log10(mse + 1e-8)).mean().backward()
        optimiser.step()

    return step


def gan_step(net, w, judge, d, blurred, sharp):
    of_net, of_judge = (torch.optim.Adam(trained(v), 2e-4, (0.5, 0.999)) for v in (w, d))
    cross = F.binary_cross_entropy_with_logits

    def step():
        picture = net(w, blurred)
        of_judge.zero_grad(set_to_none=True)
        real, made = judge(d, sharp), judge(d, picture.detach())
        (cross(real, torch.ones_like(real)) + cross(made, torch.zeros_like(made))).backward()
        of_judge.step()
        of_net.zero_grad(set_to_none=True)
        score = judge({n: v.detach() for n, v in d.items()}, picture)
        (100 * F.l1_loss(picture, sharp) + cross(score, torch.ones_like(score))).backward()
        of_net.step()

    return step


def inference(net, w, picture):
    def run():
        with torch.inference_mode():
            net(w, picture)

    return run


def work(a, net, w):
    shape = (1, 3, a.height, a.width_px) if a.kind == "infer" else (a.batch, 3, a.size, a.size)
    layout = torch.channels_last if a.channels_last else torch.contiguous_format
    blurred, sharp = (torch.rand(shape).contiguous(memory_format=layout) for _ in range(2))
    if a.kind == "infer":
        return inference(net, w, blurred)
    if a.no_adversary:
        return generator_step(net, w, blurred, sharp)
    judge = Patchgan(a.d_width, 3)
    return gan_step(net, w, judge, tensors(judge, a.channels_last), blurred, sharp)


def timings(run, seconds):
    for _ in range(3):
        run()
    end, taken = time.perf_counter() + seconds, []
    while time.perf_counter() < end or len(taken) < 5:
        start = time.perf_counter()
        run()
        taken.append(1e3 * (time.perf_counter() - start))
    return taken


def kind(a):
    return "generator-step" if a.kind == "train-step" and a.no_adversary else a.kind


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("kind", choices=["train-step", "infer"])
    p.add_argument("--net", choices=["paper9", "resnet", "nafnet"], default="resnet")
    for name, default in (("width", 32), ("blocks", 6), ("middle", 1), ("size", 128), ("batch", 4), ("d-width", 64), ("height", 720), ("width-px", 1280)):
        p.add_argument(f"--{name}", type=int, default=default)
    p.add_argument("--encoder", type=int, nargs="+", default=[1, 1, 1, 28])
    p.add_argument("--decoder", type=int, nargs="+", default=[1, 1, 1, 1])
    p.add_argument("--seconds", type=float, default=20)
    p.add_argument("--threads", type=int)
    p.add_argument("--no-adversary", action="store_true")
    p.add_argument("--channels-last", action="store_true")
    return p.parse_args()


def main():
    a = arguments()
    if a.threads:
        torch.set_num_threads(a.threads)
    net = {"paper9": lambda: Paper9(1), "resnet": lambda: Resnet(a.width, a.blocks), "nafnet": lambda: Nafnet(a.width, a.encoder, a.middle, a.decoder)}[a.net]()
    w = tensors(net, a.channels_last)
    taken = timings(work(a, net, w), a.seconds)
    print(json.dumps({
        "peer": "torch", "version": torch.__version__, "threads": torch.get_num_threads(), "kind": kind(a), "net": a.net, "params": sum(v.numel() for v in w.values()),
        "median_ms": round(statistics.median(taken), 2), "min_ms": round(min(taken), 2), "channels_last": a.channels_last, "compiled": False,
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "runs": len(taken), "size": None if a.kind == "infer" else a.size, "batch": 1 if a.kind == "infer" else a.batch}))


if __name__ == "__main__":
    main()
