#!/usr/bin/env python3
"""Makes the golden values of the networks and of the adversarial step with PyTorch.

    python3 -m venv .venv && .venv/bin/pip install torch numpy safetensors
    .venv/bin/python make_network_goldens.py ../resources/golden

Each file holds `weights.*`, `input`, `upstream` (loss gradient of the output), `output`, `input-gradient` (through the layers, not the global skip) and `gradients.*` under the names
of our tensors. `full-size-*` and `patchgan-five-layers` hold digests alone: largest magnitude, mean, norm and some values of each array.
`inference` holds what nets with batch norm give in inference, for three pictures; weights, running statistics and pictures by formula.
`adversarial-step` holds three batches and the losses of three steps: content, adversarial, real, fake.
"""
import sys
from pathlib import Path

import formula
import torch
import torch.nn.functional as F
from formula import named
from networks import Cnn17, DenseDiscriminator, FeaturePyramid, MobileEncoder, Nafnet, Paper9, Patchgan, Residual, Resnet, lite_encoder
from safetensors.torch import save_file
from values import calm_weights, digest, weights


def golden(net, shape, seed, path, dtype=torch.float32, drawn=weights):
    w = {name: value.to(dtype) for name, value in drawn(net.shapes, seed).items()}
    file = {f"weights.{name}": value.clone() for name, value in w.items()}
    generator = torch.Generator().manual_seed(seed + 1)
    x = torch.rand(shape, generator=generator).to(dtype).requires_grad_()
    trained = {name: value.requires_grad_() for name, value in w.items() if "running" not in name}
    y = net(w, x)
    upstream = torch.randn(y.shape, generator=generator).to(dtype)
    gradients = torch.autograd.grad(y, [x, *trained.values()], upstream)
    file |= {"input": x.detach(), "upstream": upstream, "output": y.detach(), "input-gradient": gradients[0]}
    file |= {f"gradients.{name}": value for name, value in zip(trained, gradients[1:])}
    file |= {f"after.{name}": value for name, value in w.items() if "running" in name}
    save_file({name: value.detach().float().contiguous() for name, value in file.items()}, path)


def full_size(net, shape, picture, path, weight=formula.weight):
    """A network whose arrays are too large for a file, with weights, input and upstream by formula, in double precision; digests only.

    Of some hundred pictures each net has the one whose units keep the furthest from the edges of their activations: at least 16 times the error of single
    precision in their layer; of `resnet` and `paper9`, which we compute by Winograd's algorithm, 6 times its root-mean-square error in their channel. A unit on an edge makes a gradient
    jump with the last bit of a sum.
    """
    w = {name: weight(name, shape).double() for name, shape in net.shapes.items()}
    x = (named(picture, shape, 1) + 0.5).double().requires_grad_()
    trained = {name: value.requires_grad_() for name, value in w.items() if "running" not in name}
    y = net(w, x)
    gradients = torch.autograd.grad(y, [x, *trained.values()], named("upstream", y.shape, 2).double())
    file = {"output": y, "input-gradient": gradients[0]} | {f"gradients.{name}": value for name, value in zip(trained, gradients[1:])}
    file |= {f"after.{name}": value for name, value in w.items() if "running" in name}
    save_file({name: digest(value).float() for name, value in file.items()}, path)


def inference(path):
    paper, mobile = Paper9(32), MobileEncoder(8)
    paper.training = mobile.training = False
    file = {}
    for name, net, sides in (("paper9", paper, (9, 11)), ("deblurgan-v2-mobilenet", FeaturePyramid(mobile, mobile.shapes, mobile.taps, 6, 4), (32, 64))):
        w = {key: formula.weight(key, shape).double() for key, shape in net.shapes.items()}
        file[name] = net(w, (named("picture", (3, 3, *sides), 1) + 0.5).double()).float()
    save_file(file, path)


def adversarial_step(path):
    g, d = Residual(8, 1), Patchgan(4, 2)
    wg, wd = weights(g.shapes, 21), weights(d.shapes, 22)
    file = {f"generator.{name}": value.clone() for name, value in wg.items()} | {f"discriminator.{name}": value.clone() for name, value in wd.items()}
    for value in [*wg.values(), *wd.values()]:
        value.requires_grad_()
    og, od = (torch.optim.Adam(list(w.values()), 2e-3, betas=(0.5, 0.999)) for w in (wg, wd))
    generator, bce, losses = torch.Generator().manual_seed(23), F.binary_cross_entropy_with_logits, []
    for step in range(3):
        blurred, sharp = (torch.rand((2, 3, 32, 32), generator=generator) for _ in range(2))
        file |= {f"blurred.{step}": blurred, f"sharp.{step}": sharp}
        restored = g(wg, blurred)
        od.zero_grad()
        real, fake = d(wd, sharp), d(wd, restored.detach())
        real, fake = bce(real, torch.ones_like(real)), bce(fake, torch.zeros_like(fake))
        (real + fake).backward()
        od.step()
        og.zero_grad()
        judged = d(wd, restored)
        content, adversarial = F.l1_loss(restored, sharp), bce(judged, torch.ones_like(judged))
        (100 * content + adversarial).backward()
        og.step()
        losses.append([content.item(), adversarial.item(), real.item(), fake.item()])
    file |= {f"after.generator.{name}": value for name, value in wg.items()} | {f"after.discriminator.{name}": value for name, value in wd.items()}
    save_file({name: value.detach().contiguous() for name, value in (file | {"losses": torch.tensor(losses)}).items()}, path)


def main():
    folder = Path(sys.argv[1])
    golden(Residual(8, 2), (3, 3, 12, 20), 1, folder / "residual.safetensors")
    golden(Resnet(4, 2), (2, 3, 16, 24), 3, folder / "resnet.safetensors")
    golden(Paper9(32), (3, 3, 9, 11), 5, folder / "paper9.safetensors")
    golden(Nafnet(4, [1, 2], 1, [1, 1]), (3, 3, 10, 15), 9, folder / "nafnet.safetensors")
    golden(Cnn17(64), (3, 3, 16, 24), 11, folder / "cnn17.safetensors")
    lite = Path(__file__).parents[2] / "main/resources/io/refocus/learning/network/efficientnet_lite0_features.safetensors"
    golden(FeaturePyramid(lite_encoder(lite), {}, (16, 24, 40), 6, 4), (2, 3, 16, 32), 15, folder / "deblurgan-v2-fpn3.safetensors")
    mobile = MobileEncoder(8)  # narrower, a stage has one channel, and the weight after it no gradient but for the norm's epsilon
    golden(FeaturePyramid(mobile, mobile.shapes, mobile.taps, 6, 4), (1, 3, 64, 64), 207, folder / "deblurgan-v2-mobilenet.safetensors", torch.float64, calm_weights)
    full_size(Cnn17(1), (1, 3, 64, 64), "picture 45", folder / "full-size-cnn17.safetensors")
    full_size(FeaturePyramid(lite_encoder(lite, torch.float64), {}, (16, 24, 40), 64, 32), (1, 3, 64, 64), "picture 12", folder / "full-size-fpn3.safetensors")
    mobile = MobileEncoder(1)
    full_size(FeaturePyramid(mobile, mobile.shapes, mobile.taps, 128, 64), (2, 3, 64, 64), "picture 246", folder / "full-size-mobilenet.safetensors")
    full_size(Resnet(16, 1), (3, 3, 68, 68), "picture 119", folder / "full-size-resnet.safetensors")
    full_size(Resnet(4, 2, 0.3), (3, 3, 16, 24), "picture 184", folder / "full-size-resnet-dropout.safetensors")
    full_size(Paper9(1), (8, 3, 5, 13), "picture 191", folder / "full-size-paper9.safetensors", formula.fresh)
    golden(DenseDiscriminator(4, 24), (3, 3, 24, 24), 13, folder / "dense-discriminator.safetensors")
    golden(Patchgan(4, 3), (2, 3, 40, 48), 7, folder / "patchgan.safetensors")
    full_size(Patchgan(4, 5), (3, 3, 96, 128), "picture 0", folder / "patchgan-five-layers.safetensors")
    inference(folder / "inference.safetensors")
    adversarial_step(folder / "adversarial-step.safetensors")


if __name__ == "__main__":
    main()
