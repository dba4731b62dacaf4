#!/usr/bin/env python3
"""Makes the golden values of whole adversarial steps with PyTorch, in double precision, from the rules' definitions: two steps each of relativistic average least squares with two
discriminators (DeblurGAN-v2, arXiv:1908.03826: pools of the last 50 predictions, losses averaged), of the hinge with three updates of the discriminator a step (arXiv:1802.05957) and of
least squares (arXiv:1611.04076).

    python3 -m venv .venv && .venv/bin/pip install torch numpy safetensors
    .venv/bin/python make_discriminator_goldens.py ../resources/golden

Under `<case>.`: `start.<network>.*`, the weights; `blurred.<step>` and `sharp.<step>`; `losses`, a row a step: content, adversarial, real, fake, generator; `moved.<step>.<network>.*`,
weights after the step less those at the start. Of the first step alone: `restored`, `judged` (a row a discriminator: real, fake before its last update, adversarial after) and `taught`, the gradient of the
weighted adversarial term by the restored pictures. Networks are `generator` and `discriminator-<k>`.
"""
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from networks import DenseDiscriminator, Patchgan, Residual
from safetensors.torch import save_file
from values import weights

STEPS, SHAPE, POOL = 2, (3, 3, 16, 16), 50
BRIGHTNESS = torch.tensor([0.1, 0.5, 1.0])[:, None, None, None]  # so that some scores are beyond the hinge and some are not: Adam would make steps of the rounding of a zero gradient


class LeastSquares:
    def discriminator(self, real, fake):
        return ((real - 1) ** 2).mean() / 2, (fake**2).mean() / 2

    def generator(self, real, fake):
        return ((fake - 1) ** 2).mean()


class Hinge:
    def discriminator(self, real, fake):
        return F.relu(1 - real).mean(), F.relu(1 + fake).mean()

    def generator(self, real, fake):
        return -fake.mean()


class Relativistic:
    """One for each discriminator: it remembers."""

    def __init__(self):
        self.real, self.fake = [], []

    def means(self):
        return torch.cat(self.real[-POOL:]).mean(), torch.cat(self.fake[-POOL:]).mean()

    def discriminator(self, real, fake):
        self.real.extend(real.detach())
        self.fake.extend(fake.detach())
        a, b = self.means()
        return ((real - b - 1) ** 2).mean() / 2, ((fake - a + 1) ** 2).mean() / 2

    def generator(self, real, fake):
        a, b = self.means()
        return (((real - b + 1) ** 2).mean() + ((fake - a - 1) ** 2).mean()) / 2


def case(rule, discriminators, updates, weight, optimiser, seed):
    """The generator learns by plain gradient descent of rate 0.02, so that what it moves by is its gradient."""
    nets = {"generator": Residual(4, 1)} | {f"discriminator-{k}": net for k, net in enumerate(discriminators)}
    w = {name: {key: (value * (0.5 if name == "generator" else 0.9)).double().requires_grad_() for key, value in weights(net.shapes, seed + i).items()} for i, (name, net) in enumerate(nets.items())}
    start = {name: {key: value.detach().clone() for key, value in tensors.items()} for name, tensors in w.items()}
    file = {f"start.{name}.{key}": value for name, tensors in start.items() for key, value in tensors.items()}
    judges = [(lambda x, net=nets[name], tensors=w[name]: net(tensors, x), rule()) for name in nets if name != "generator"]
    og = torch.optim.SGD(w["generator"].values(), 0.02)
    od = optimiser([value for name in nets if name != "generator" for value in w[name].values()])
    random, losses = torch.Generator().manual_seed(seed + 10), []
    for step in range(STEPS):
        blurred, sharp = ((BRIGHTNESS * torch.rand(SHAPE, generator=random)).double() for _ in range(2))
        restored = nets["generator"](w["generator"], blurred)
        for _ in range(updates):
            judged = [memory.discriminator(d(sharp), d(restored.detach())) for d, memory in judges]
            od.zero_grad()
            (sum(real + fake for real, fake in judged) / len(judges)).backward()
            od.step()
        content = F.mse_loss(restored, sharp)
        each = [memory.generator(d(sharp), d(restored)) for d, memory in judges]
        adversarial = sum(each) / len(judges)
        taught, = torch.autograd.grad(weight * adversarial, restored, retain_graph=True)
        og.zero_grad()
        (content + weight * adversarial).backward()
        og.step()
        real, fake = (sum(pair[i] for pair in judged) / len(judges) for i in range(2))
        losses.append(torch.stack([content, adversarial, real, fake, content + weight * adversarial]))
        file |= {f"blurred.{step}": blurred, f"sharp.{step}": sharp}
        file |= {f"moved.{step}.{name}.{key}": value - start[name][key] for name, tensors in w.items() for key, value in tensors.items()}
        if step == 0:
            file |= {"restored": restored, "taught": taught, "judged": torch.stack([torch.stack([*pair, last]) for pair, last in zip(judged, each)])}
    return file | {"losses": torch.stack(losses)}


def main():
    descent = lambda parameters: torch.optim.SGD(parameters, 0.02, momentum=0.9)
    adam = lambda parameters: torch.optim.Adam(parameters, 0.02, betas=(0.5, 0.999))
    cases = {
        "relativistic-average-least-squares": case(Relativistic, [Patchgan(4, 1), Patchgan(4, 2)], 1, 0.5, descent, 51),
        "hinge": case(Hinge, [DenseDiscriminator(4, 16)], 3, 0.25, adam, 143),
        "least-squares": case(LeastSquares, [Patchgan(4, 2)], 1, 2, descent, 71),
    }
    file = {f"{name}.{key}": value.detach().float().contiguous() for name, tensors in cases.items() for key, value in tensors.items()}
    save_file(file, Path(sys.argv[1]) / "judges.safetensors")


if __name__ == "__main__":
    main()
