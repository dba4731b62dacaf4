"""Our networks in PyTorch, with our names of tensors. Called with weights by name and pictures; `shapes` says what weights a net has."""
import torch
import torch.nn.functional as F
from formula import kept
from safetensors.torch import load_file


def convolution_shapes(name, inputs, outputs, kernel, transposed=False):
    return {f"{name}.weight": (inputs, outputs, kernel, kernel) if transposed else (outputs, inputs, kernel, kernel), f"{name}.bias": (outputs,)}


def conv(w, name, x, stride=1, padding=0):
    return F.conv2d(x, w[f"{name}.weight"], w[f"{name}.bias"], stride, padding)


def deconv(w, name, x, stride=1, padding=0, output_padding=0):
    return F.conv_transpose2d(x, w[f"{name}.weight"], w[f"{name}.bias"], stride, padding, output_padding)


def reflect(x, padding):
    return F.pad(x, (padding,) * 4, mode="reflect")


class Residual:
    def __init__(self, width, blocks):
        self.blocks = blocks
        self.shapes = convolution_shapes("head", 12, width, 3)
        for i in range(blocks):
            self.shapes |= convolution_shapes(f"blocks.{i}.first", width, width, 3) | convolution_shapes(f"blocks.{i}.second", width, width, 3)
        self.shapes |= convolution_shapes("tail", width, 12, 3)

    def __call__(self, w, x):
        y = conv(w, "head", F.pixel_unshuffle(x, 2), 1, 1)
        for i in range(self.blocks):
            y = y + conv(w, f"blocks.{i}.second", F.relu(conv(w, f"blocks.{i}.first", y, 1, 1)), 1, 1)
        return x.detach() + F.pixel_shuffle(conv(w, "tail", y, 1, 1), 2)


class Resnet:
    """Drops what ours of seed 0 does before its first update."""

    def __init__(self, width, blocks, dropout=0):
        self.blocks, self.dropout, c = blocks, dropout, width
        self.shapes = convolution_shapes("stem", 3, c, 7) | convolution_shapes("down.0", c, 2 * c, 3) | convolution_shapes("down.1", 2 * c, 4 * c, 3)
        for i in range(blocks):
            self.shapes |= convolution_shapes(f"blocks.{i}.first", 4 * c, 4 * c, 3) | convolution_shapes(f"blocks.{i}.second", 4 * c, 4 * c, 3)
        self.shapes |= convolution_shapes("up.0", 4 * c, 2 * c, 3, True) | convolution_shapes("up.1", 2 * c, c, 3, True) | convolution_shapes("head", c, 3, 7)

    def __call__(self, w, x):
        norm = F.instance_norm
        y = F.relu(norm(conv(w, "stem", reflect(x, 3))))
        y = F.relu(norm(conv(w, "down.0", y, 2, 1)))
        y = F.relu(norm(conv(w, "down.1", y, 2, 1)))
        for i in range(self.blocks):
            z = F.relu(norm(conv(w, f"blocks.{i}.first", reflect(y, 1))))
            z = z * kept(self.dropout, i, z.shape) / (1 - self.dropout) if self.dropout else z
            y = y + norm(conv(w, f"blocks.{i}.second", reflect(z, 1)))
        y = F.relu(norm(deconv(w, "up.0", y, 2, 1, 1)))
        y = F.relu(norm(deconv(w, "up.1", y, 2, 1, 1)))
        return torch.clamp(x.detach() + torch.tanh(conv(w, "head", reflect(y, 3))), 0, 1)


class Paper9:
    """The paper's net with its widths divided; with running statistics unless it trains."""

    training = True

    def __init__(self, divisor):
        self.down = [3] + [c // divisor for c in (64, 128, 256)]
        self.up = [c // divisor for c in (256, 512, 256, 128, 64)] + [3]
        self.shapes = {}
        for i, (a, b) in enumerate(zip(self.down, self.down[1:])):
            self.shapes |= convolution_shapes(f"convolutions.{i}", a, b, 3)
        last, c = f"convolutions.{len(self.down) - 2}", self.down[-1]
        self.shapes |= {f"{last}.{name}": (c,) for name in ("scale", "shift", "running_mean", "running_variance")}
        for i, (a, b) in enumerate(zip(self.up, self.up[1:])):
            self.shapes |= convolution_shapes(f"transposed.{i}", a, b, 3, True)

    def norm(self, w, name, x):
        return F.batch_norm(x, w[f"{name}.running_mean"], w[f"{name}.running_variance"], w[f"{name}.scale"], w[f"{name}.shift"], self.training, 0.1, 1e-3)

    def __call__(self, w, x):
        last = len(self.down) - 2
        for i in range(last + 1):
            x = F.relu(conv(w, f"convolutions.{i}", x, 1, 1))
        x = self.norm(w, f"convolutions.{last}", x)
        for i in range(len(self.up) - 1):
            x = deconv(w, f"transposed.{i}", x, 1, 1)
            x = F.relu(x) if i < len(self.up) - 2 else torch.sigmoid(x)
        return x


class Nafnet:
    """Names as in the reference implementation, scales and norms as vectors."""

    def __init__(self, width, encoder, middle, decoder):
        self.encoder, self.middle, self.decoder = encoder, middle, decoder
        self.shapes, c = convolution_shapes("intro", 3, width, 3) | convolution_shapes("ending", width, 3, 3), width
        for i, n in enumerate(encoder):
            self.add_blocks(f"encoders.{i}", c, n)
            self.shapes |= convolution_shapes(f"downs.{i}", c, 2 * c, 2)
            c *= 2
        self.add_blocks("middle", c, middle)
        for i, n in enumerate(decoder):
            self.shapes[f"ups.{i}.weight"] = (2 * c, c, 1, 1)
            c //= 2
            self.add_blocks(f"decoders.{i}", c, n)

    def add_blocks(self, name, c, count):
        for b in (f"{name}.{i}" for i in range(count)):
            for part, i, o in (("expand", c, 2 * c), ("attend", c, c), ("project", c, c), ("feed_in", c, 2 * c), ("feed_out", c, c)):
                self.shapes |= convolution_shapes(f"{b}.{part}", i, o, 1)
            self.shapes |= {f"{b}.depth.weight": (2 * c, 1, 3, 3), f"{b}.depth.bias": (2 * c,), f"{b}.beta": (c,), f"{b}.gamma": (c,)}
            self.shapes |= {f"{b}.norm{i}.{part}": (c,) for i in (1, 2) for part in ("weight", "bias")}

    @staticmethod
    def norm(w, name, x):
        return F.layer_norm(x.permute(0, 2, 3, 1), x.shape[1:2], w[f"{name}.weight"], w[f"{name}.bias"], 1e-6).permute(0, 3, 1, 2)

    def blocks(self, w, name, x, count):
        for b in (f"{name}.{i}" for i in range(count)):
            y = conv(w, f"{b}.expand", self.norm(w, f"{b}.norm1", x))
            p, q = F.conv2d(y, w[f"{b}.depth.weight"], w[f"{b}.depth.bias"], padding=1, groups=y.shape[1]).chunk(2, 1)
            y = p * q
            y = conv(w, f"{b}.project", y * conv(w, f"{b}.attend", y.mean((2, 3), keepdim=True)))
            x = x + w[f"{b}.beta"][:, None, None] * y
            p, q = conv(w, f"{b}.feed_in", self.norm(w, f"{b}.norm2", x)).chunk(2, 1)
            x = x + w[f"{b}.gamma"][:, None, None] * conv(w, f"{b}.feed_out", p * q)
        return x

    def __call__(self, w, x):
        h, v = x.shape[2:]
        multiple, skips = 2 ** len(self.encoder), []
        y = conv(w, "intro", F.pad(x, (0, -v % multiple, 0, -h % multiple)), 1, 1)
        for i, n in enumerate(self.encoder):
            y = self.blocks(w, f"encoders.{i}", y, n)
            skips.append(y)
            y = conv(w, f"downs.{i}", y, 2)
        y = self.blocks(w, "middle", y, self.middle)
        for i, n in enumerate(self.decoder):
            y = F.pixel_shuffle(F.conv2d(y, w[f"ups.{i}.weight"]), 2) + skips.pop()
            y = self.blocks(w, f"decoders.{i}", y, n)
        return x.detach() + conv(w, "ending", y, 1, 1)[..., :h, :v]


class FeaturePyramid:
    """DeblurGAN-v2's decoder; `encode` gives the taps."""

    def __init__(self, encode, shapes, taps, wide, narrow):
        self.encode, self.levels, self.shapes = encode, len(taps), dict(shapes)
        self.shapes |= {f"laterals.{i}.weight": (wide if i else narrow, c, 1, 1) for i, c in enumerate(taps)}
        for i in range(1, len(taps)):
            self.shapes |= {f"heads.{i}.first.weight": (narrow, wide, 3, 3), f"heads.{i}.second.weight": (narrow, narrow, 3, 3)}
        for i in range(1, len(taps) - 1):
            self.shapes |= convolution_shapes(f"topdown.{i}", wide, wide, 3)
        self.shapes |= convolution_shapes("smooth", (len(taps) - 1) * narrow, narrow, 3) | convolution_shapes("smooth2", narrow, narrow // 2, 3)
        self.shapes |= convolution_shapes("final", narrow // 2, 3, 3)

    @staticmethod
    def normed(w, name, x):
        return F.relu(F.instance_norm(conv(w, name, x, 1, 1)))

    def __call__(self, w, x):
        laterals = [F.conv2d(tap, w[f"laterals.{i}.weight"]) for i, tap in enumerate(self.encode(w, x))]
        heads, y = [], laterals[-1]
        for i in range(self.levels - 1, 0, -1):
            if i < self.levels - 1:
                y = self.normed(w, f"topdown.{i}", F.interpolate(y, scale_factor=2) + laterals[i])
            z = F.relu(F.conv2d(F.relu(F.conv2d(y, w[f"heads.{i}.first.weight"], padding=1)), w[f"heads.{i}.second.weight"], padding=1))
            heads.append(F.interpolate(z, scale_factor=2 ** (i - 1)))
        y = F.interpolate(self.normed(w, "smooth", torch.cat(heads, 1)), scale_factor=2) + laterals[0]
        y = F.interpolate(self.normed(w, "smooth2", y), scale_factor=2)
        return torch.clamp(x.detach() + torch.tanh(conv(w, "final", y, 1, 1)), 0, 1)


def lite_encoder(file, dtype=torch.float32):
    """The shipped stages of EfficientNet-Lite0, padded as TensorFlow does."""
    shipped = {name: value.to(dtype) for name, value in load_file(file).items()}

    def same(x, k, s):
        total = [max((-(-n // s) - 1) * s + k - n, 0) for n in (x.shape[3], x.shape[2])]
        return F.pad(x, [p for t in total for p in (t // 2, t - t // 2)])

    def encode(w, x):
        def apply(name, x, stride=1, groups=1):
            return F.conv2d(x, shipped[f"{name}.weight"], shipped[f"{name}.bias"], stride, 0, 1, groups)
        x, taps = F.relu6(apply("stem", same(x * 255 / 128 - 127 / 128, 3, 2), 2)), []
        for i, k, s in ((0, 3, 1), (1, 3, 2), (2, 3, 1), (3, 5, 2), (4, 5, 1)):
            y = F.relu6(apply(f"block{i}.expand", x)) if i else x
            y = apply(f"block{i}.project", F.relu6(apply(f"block{i}.depthwise", same(y, k, s), s, y.shape[1])))
            x = x + y if y.shape == x.shape else y
            if i in (0, 2, 4):
                taps.append(x)
        return taps

    return encode


class MobileEncoder:
    """The first fifteen blocks of MobileNetV2 with batch norm, widths divided; with running statistics unless it trains."""

    training = True
    TABLE = ((1, 16, 1, 1, 0), (6, 24, 2, 2, 1), (6, 32, 3, 2, 2), (6, 64, 4, 2, 3), (6, 96, 3, 1, 4), (6, 160, 2, 2, 4))

    def __init__(self, divisor):
        self.shapes, self.blocks, self.taps, c, index = {}, [], [], max(1, 32 // divisor), 0
        self.add("encoder.0.stem", (c, 3, 3, 3))
        for expansion, published, count, first, stage in self.TABLE:
            out = max(1, published // divisor)
            for i in range(count):
                name, hidden, stride = f"encoder.{stage}.block{index}", expansion * c, first if i == 0 else 1
                if expansion > 1:
                    self.add(f"{name}.expand", (hidden, c, 1, 1))
                self.add(f"{name}.depthwise", (hidden, 1, 3, 3))
                self.add(f"{name}.project", (out, hidden, 1, 1))
                self.blocks.append((name, expansion, stride, stage))
                c, index = out, index + 1
            self.taps[stage:] = [c]

    def add(self, name, shape):
        self.shapes |= {f"{name}.weight": shape} | {f"{name}.{part}": shape[:1] for part in ("scale", "shift", "running_mean", "running_variance")}

    def __call__(self, w, x):
        def normed(name, x, stride=1, padding=0, groups=1):
            y = F.conv2d(x, w[f"{name}.weight"], None, stride, padding, 1, groups)
            return F.batch_norm(y, w[f"{name}.running_mean"], w[f"{name}.running_variance"], w[f"{name}.scale"], w[f"{name}.shift"], self.training, 0.1, 1e-5)
        x, taps = F.relu6(normed("encoder.0.stem", 2 * x - 1, 2, 1)), {}
        for name, expansion, stride, stage in self.blocks:
            y = F.relu6(normed(f"{name}.expand", x)) if expansion > 1 else x
            y = normed(f"{name}.project", F.relu6(normed(f"{name}.depthwise", y, stride, 1, y.shape[1])))
            x = x + y if stride == 1 and y.shape == x.shape else y
            taps[stage] = x
        return list(taps.values())


class Cnn17:
    """The plain CNN with its widths divided."""

    def __init__(self, divisor):
        self.widths = [3] + [c // divisor for c in (128, 256, 512)]
        self.shapes, c = {}, self.widths[-1]
        for i in range(3):
            self.shapes |= convolution_shapes(f"down.{i}", self.widths[i], self.widths[i + 1], 3)
            self.shapes |= convolution_shapes(f"up.{i}", self.widths[3 - i], self.widths[2 - i], 3, True)
        for i in range(6):
            self.shapes |= convolution_shapes(f"deep.{i}", c, c, 3)

    def __call__(self, w, x):
        for i in range(3):
            x = F.relu(conv(w, f"down.{i}", x, 2, 1))
        for i in range(6):
            x = F.relu(conv(w, f"deep.{i}", x, 1, 1))
        for i in range(3):
            x = deconv(w, f"up.{i}", x, 2, 1, 1)
            x = F.relu(x) if i < 2 else torch.sigmoid(x)
        return x


class DenseDiscriminator:
    def __init__(self, width, patch):
        self.shapes, c = {}, 3
        for i in range(4):
            self.shapes |= convolution_shapes(f"layers.{i}", c, width << i, 3)
            c = width << i
        self.shapes |= {"score.weight": (1, c * (-(-patch // 16)) ** 2), "score.bias": (1,)}

    def __call__(self, w, x):
        for i in range(4):
            x = F.leaky_relu(conv(w, f"layers.{i}", x, 2, 1), 0.2)
        return F.linear(x.flatten(1), w["score.weight"], w["score.bias"])[..., None, None]


class Patchgan:
    def __init__(self, width, layers):
        self.layers, self.shapes = layers, convolution_shapes("layers.0", 3, width, 4)
        channels = width
        for i in range(1, layers + 1):
            following = width * min(8, 2**i)
            self.shapes |= convolution_shapes(f"layers.{i}", channels, following, 4)
            channels = following
        self.shapes |= convolution_shapes("score", channels, 1, 4)

    def __call__(self, w, x):
        x = F.leaky_relu(conv(w, "layers.0", x, 2, 1), 0.2)
        for i in range(1, self.layers + 1):
            x = F.leaky_relu(F.instance_norm(conv(w, f"layers.{i}", x, 2 if i < self.layers else 1, 1)), 0.2)
        return conv(w, "score", x, 1, 1)
