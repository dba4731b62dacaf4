package io.refocus.learning.objective;

import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import io.refocus.learning.network.Backbone;
import java.nio.file.Path;

/** One distance between restored and sharp pictures, with its weight in an {@link Objective}: 0 to 1e6. */
public sealed interface Term {
    double HIGHEST_WEIGHT = 1e6;

    double weight();

    /** Its computation, with the arrays kept between steps; for one thread, closed by the caller. */
    Distance distance();

    /** Smallest side of a picture it can measure, in pixels. */
    default int smallestSide() {
        return 1;
    }

    /** Its {@code type} in an experiment and its name in the metrics. */
    default String name() {
        return Documents.tree(this).get("type").asText();
    }

    private static void requireWeight(double weight) {
        Legal.range("weight", weight, 0, HIGHEST_WEIGHT);
    }

    /** Mean absolute difference over all values. */
    record L1(double weight) implements Term {
        public L1 {
            requireWeight(weight);
        }

        @Override
        public Distance distance() {
            return Pixelwise::absolute;
        }
    }

    /** Mean squared difference over all values. */
    record L2(double weight) implements Term {
        public L2 {
            requireWeight(weight);
        }

        @Override
        public Distance distance() {
            return Pixelwise::squared;
        }
    }

    /** Mean of {@code sqrt(d^2 + epsilon^2)} over all differences d: a smooth L1 (MPRNet, arXiv:2102.02808). */
    record Charbonnier(double weight, double epsilon) implements Term {
        public Charbonnier {
            requireWeight(weight);
            Legal.range("epsilon", epsilon, 1e-6, 1);
        }

        @Override
        public Distance distance() {
            return (pair, scale, gradient) -> Pixelwise.charbonnier(pair, epsilon, scale, gradient);
        }
    }

    /**
     * Minus the mean PSNR of the pictures, up to a constant: {@code 10 / ln 10 * ln(MSE + 1e-8)}, the mean over the
     * batch of each picture's (HINet, arXiv:2105.06086). In dB, usually negative.
     */
    record Psnr(double weight) implements Term {
        public Psnr {
            requireWeight(weight);
        }

        @Override
        public Distance distance() {
            return Pixelwise::logarithmic;
        }
    }

    /** One minus the SSIM of Wang et al. (2004) with its 11x11 Gaussian window on the valid area, the mean of all planes. */
    record Ssim(double weight) implements Term {
        public Ssim {
            requireWeight(weight);
        }

        @Override
        public Distance distance() {
            return new SsimDistance();
        }

        @Override
        public int smallestSide() {
            return SsimDistance.WINDOW;
        }
    }

    /**
     * Mean modulus of the difference of the unnormalised Fourier transforms, over the frequencies of a real transform (as
     * MIMO-UNet, arXiv:2108.05054, which takes real and imaginary parts apart).
     */
    record FftL1(double weight) implements Term {
        public FftL1 {
            requireWeight(weight);
        }

        @Override
        public Distance distance() {
            return new SpectralDistance();
        }
    }

    /**
     * Sum of the mean squared differences of the features of EfficientNet-Lite0's first stages at a half, a quarter and
     * an eighth of the side.
     */
    record Perceptual(double weight) implements Term {
        public Perceptual {
            requireWeight(weight);
        }

        @Override
        public Distance distance() {
            return new FeatureDistance(Backbone.efficientNetLite0());
        }
    }

    /**
     * Mean squared difference of VGG19's conv3_3 before its ReLU (DeblurGAN-v2's content term). The weights are the
     * user's, from one of two publishers, recognised by the file's content:
     *
     * <ul>
     *   <li>torchvision's tensors {@code features.0.weight} to {@code features.14.bias}, saved by themselves as safetensors;
     *       pictures enter as RGB less ImageNet's mean, over its deviation
     *   <li>Keras' {@code vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5} or a file saved by {@code save_weights} or {@code
     * save}; pictures enter as BGR in 0..255 less ImageNet's mean. Features are larger than torchvision's, so the
     * term needs another weight
     * </ul>
     *
     * @param file where the weights lie on the machine that trains
     * @param sha256 of the file, lower-case hex
     */
    record Vgg19(double weight, Path file, String sha256) implements Term {
        public Vgg19 {
            requireWeight(weight);
            Legal.required("file", file);
            Legal.sha256("sha256", sha256);
        }

        @Override
        public Distance distance() {
            return new FeatureDistance(Backbone.vgg19(file, sha256));
        }
    }
}
