package io.refocus.learning.network;

import io.refocus.documents.Legal;

/** A restoring network: blurred {@code [N, 3, H, W]} in {@code [0, 1]} to restored, same shape. */
public sealed interface GeneratorSpec {
    /** Sides of the input must be multiples of this, pixels. */
    int multiple();

    /**
     * The paper's 9-layer net: 3x3 convolutions 3-64-128-256, batch norm, transposed convolutions 256-512-256-128-64-3, ReLU,
     * sigmoid at the end; full resolution throughout, no skip. 3,102,467 parameters, 512 of them running statistics.
     */
    record Paper9() implements GeneratorSpec {
        @Override
        public int multiple() {
            return 1;
        }
    }

    /**
     * DeblurGAN's generator (arXiv:1711.07064): 7x7 stem, two stride-2 convolutions, residual blocks at quarter resolution, two
     * transposed convolutions, 7x7 head with tanh, global skip, clamped to {@code [0, 1]}; reflect padding and instance norm.
     * 11,378,179 parameters at 64/9, 2,850,563 at 32/9.
     *
     * @param width channels at full resolution, 4 to 256
     * @param blocks residual blocks, 1 to 64
     * @param dropout share of values dropped inside a block while training, in {@code [0, 1)}; 0 for none
     */
    record Resnet(int width, int blocks, double dropout) implements GeneratorSpec {
        public Resnet {
            Legal.range("width", width, 4, 256);
            Legal.range("blocks", blocks, 1, 64);
            Legal.range("dropout", dropout, 0, Math.nextDown(1.0));
        }

        @Override
        public int multiple() {
            return 4;
        }
    }

    /**
     * Plain residual blocks at half resolution, no norm, last convolution zero at the start, global skip: learns fastest
     * on few cores. 80,940 parameters at 32/4.
     *
     * @param width channels, 4 to 512
     * @param blocks residual blocks, 1 to 64
     */
    record Residual(int width, int blocks) implements GeneratorSpec {
        public Residual {
            Legal.range("width", width, 4, 512);
            Legal.range("blocks", blocks, 1, 64);
        }

        @Override
        public int multiple() {
            return 2;
        }
    }
}
