#!/usr/bin/env python3
"""Makes the golden values and gradients of the objective's terms and of the adversarial rules with PyTorch, in double precision.

    python3 -m venv .venv && .venv/bin/pip install torch numpy safetensors
    .venv/bin/python make_objective_goldens.py ../resources/golden

`objective` holds, for two sizes of batch, `<size>.restored`, `<size>.sharp` and per term `<size>.<term>.value` and `.gradient` (by restored).
`adversarial-rules` holds scores of thirty steps of two pictures each and, per rule and for four of the steps, the losses (real, fake, generator) and their
gradients by the scores.
"""
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from formula import centred
from safetensors.torch import load_file, save_file

BACKBONE = {name: value.double() for name, value in load_file(Path(__file__).parents[2] / "main/resources/io/refocus/learning/network/efficientnet_lite0_features.safetensors").items()}
SIZES = {"odd": (3, 3, 15, 18), "even": (1, 3, 24, 16)}


def psnr(x, y):
    return 10 / math.log(10) * torch.log(((x - y) ** 2).mean((1, 2, 3)) + 1e-8).mean()


def ssim(x, y):
    g = torch.exp(-(torch.arange(11, dtype=x.dtype) - 5) ** 2 / (2 * 1.5**2))
    window = torch.outer(g, g) / g.sum() ** 2
    window = window[None, None].repeat(3, 1, 1, 1)
    mean = lambda z: F.conv2d(z, window, groups=3)
    mx, my = mean(x), mean(y)
    vx, vy, c = mean(x * x) - mx * mx, mean(y * y) - my * my, mean(x * y) - mx * my
    c1, c2 = 0.01**2, 0.03**2
    return 1 - ((2 * mx * my + c1) * (2 * c + c2) / ((mx**2 + my**2 + c1) * (vx + vy + c2))).mean()


def same(x, kernel, stride):
    """Padding as TensorFlow has it: what is odd goes right and below."""
    pads = []
    for size in (x.shape[3], x.shape[2]):
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads)


def taps(w, rgb):
    """The first stages of EfficientNet-Lite0 with the shipped weights: what they see at 1/2, 1/4 and 1/8 of the side."""
    x, seen = F.relu6(F.conv2d(same((rgb - 127 / 255) / (128 / 255), 3, 2), w["stem.weight"], w["stem.bias"], 2)), []
    for i, (kernel, stride) in enumerate(((3, 1), (3, 2), (3, 1), (5, 2), (5, 1))):
        part = lambda name: (w[f"block{i}.{name}.weight"], w[f"block{i}.{name}.bias"])
        y = F.relu6(F.conv2d(x, *part("expand"))) if i else x
        y = F.relu6(F.conv2d(same(y, kernel, stride), *part("depthwise"), stride, groups=y.shape[1]))
        y = F.conv2d(y, *part("project"))
        x = x + y if stride == 1 and x.shape == y.shape else y
        if i in (0, 2, 4):
            seen.append(x)
    return seen


def perceptual(x, y):
    return sum(F.mse_loss(a, b) for a, b in zip(taps(BACKBONE, x), taps(BACKBONE, y)))


TERMS = {
    "l1": F.l1_loss,
    "l2": F.mse_loss,
    "charbonnier": lambda x, y: torch.sqrt((x - y) ** 2 + 1e-3**2).mean(),
    "psnr": psnr,
    "ssim": ssim,
    "perceptual": perceptual,
    "fft-l1": lambda x, y: (torch.fft.rfft2(x) - torch.fft.rfft2(y)).abs().mean(),
}


def terms(path):
    file, generator = {}, torch.Generator().manual_seed(31)
    for size, shape in SIZES.items():
        sharp = torch.rand(shape, generator=generator).float()
        restored = (sharp + 0.1 * torch.randn(shape, generator=generator)).float()
        file |= {f"{size}.restored": restored, f"{size}.sharp": sharp}
        for name, term in TERMS.items():
            x = restored.double().requires_grad_()
            value = term(x, sharp.double())
            value.backward()
            file |= {f"{size}.{name}.value": value.detach()[None], f"{size}.{name}.gradient": x.grad}
    save_file({name: value.float().contiguous() for name, value in file.items()}, path)


def vgg19(path):
    """conv3_3 of VGG19 with weights by formula: tensor k (weights even, biases odd) is centred, of scale sqrt(24 / fan-in), biases of 0.1."""
    def torchvision(x):
        return (x - torch.tensor((0.485, 0.456, 0.406))[:, None, None]) / torch.tensor((0.229, 0.224, 0.225))[:, None, None]

    def caffe(x):
        """What keras.applications calls so."""
        return 255 * x.flip(1) - torch.tensor((103.939, 116.779, 123.68), dtype=x.dtype)[:, None, None]

    def conv3_3(x):
        for k, (inputs, outputs) in enumerate(((3, 64), (64, 64), (64, 128), (128, 128), (128, 256), (256, 256), (256, 256))):
            weight = centred(2 * k, (outputs, inputs, 3, 3), math.sqrt(24 / (inputs * 9)))
            bias = centred(2 * k + 1, (outputs,), 0.1)
            x = F.relu(x) if k else x
            x = F.max_pool2d(x, 2) if k in (2, 4) else x
            x = F.conv2d(x, weight.double(), bias.double(), padding=1)
        return x

    generator = torch.Generator().manual_seed(41)
    sharp = torch.rand((2, 3, 14, 17), generator=generator)
    restored = (sharp + 0.1 * torch.randn(sharp.shape, generator=generator)).float()
    file = {"restored": restored, "sharp": sharp}
    for manner, prepared in (("", torchvision), ("keras.", caffe)):
        x = restored.double().requires_grad_()
        value = F.mse_loss(conv3_3(prepared(x)), conv3_3(prepared(sharp.double())))
        value.backward()
        file |= {f"{manner}value": value.detach().float()[None], f"{manner}gradient": x.grad.float()}
    save_file(file, path)


def bce(real, fake, pools):
    one, zero, loss = torch.ones_like, torch.zeros_like, F.binary_cross_entropy_with_logits
    return loss(real, one(real)), loss(fake, zero(fake)), loss(fake, one(fake))


def least_squares(real, fake, pools):
    return ((real - 1) ** 2).mean() / 2, (fake**2).mean() / 2, ((fake - 1) ** 2).mean()


def hinge(real, fake, pools):
    return F.relu(1 - real).mean(), F.relu(1 + fake).mean(), -fake.mean()


def relativistic(real, fake, pools):
    a, b = (torch.tensor([score.mean() for score in pool[-50:]]).mean() for pool in pools)
    generator = ((real.detach() - b + 1) ** 2).mean() / 2 + ((fake - a - 1) ** 2).mean() / 2
    return ((real - b - 1) ** 2).mean() / 2, ((fake - a + 1) ** 2).mean() / 2, generator


RULES = {"bce": bce, "least-squares": least_squares, "hinge": hinge, "relativistic-average-least-squares": relativistic}


def rules(path):
    """The scores of the generator's turn are those of the discriminator's, so that one map of scores tells all three losses."""
    generator, file, pools = torch.Generator().manual_seed(37), {}, ([], [])
    for step in range(30):
        real, fake = (torch.randn((2, 1, 2, 3), generator=generator).float() + shift for shift in (0.5, -0.25))
        pools[0].extend(real.double()), pools[1].extend(fake.double())
        file |= {f"{step}.real": real, f"{step}.fake": fake}
        if step % 10 != 9 and step > 0:
            continue
        for name, rule in RULES.items():
            r, f = real.double().requires_grad_(), fake.double().requires_grad_()
            losses = rule(r, f, pools)
            gradients = [torch.autograd.grad(loss, by)[0] for loss, by in zip(losses, (r, f, f))]
            file |= {f"{step}.{name}.losses": torch.stack([loss.detach() for loss in losses])}
            file |= {f"{step}.{name}.gradients.{i}": gradient for i, gradient in enumerate(gradients)}
    save_file({name: value.detach().float().contiguous() for name, value in file.items()}, path)


def main():
    folder = Path(sys.argv[1])
    terms(folder / "objective.safetensors")
    rules(folder / "adversarial-rules.safetensors")
    vgg19(folder / "vgg19.safetensors")


if __name__ == "__main__":
    main()
