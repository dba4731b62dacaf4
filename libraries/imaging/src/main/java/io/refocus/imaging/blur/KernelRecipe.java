package io.refocus.imaging.blur;

import io.refocus.documents.Legal;
import java.util.List;

/** How the kernels of one family are drawn. */
public sealed interface KernelRecipe {

    /**
     * A random camera path (Boracchi and Foi 2012, as in DeblurGAN).
     *
     * @param lengthPixels length of the whole path, (0, 256]
     * @param exposures shares of the path that the shutter is open for, each (0, 1]; one is drawn, all equally likely
     */
    record CameraShake(double lengthPixels, List<Double> exposures) implements KernelRecipe {
        public CameraShake {
            Legal.range("lengthPixels", Legal.positive("lengthPixels", lengthPixels), 0, 256);
            exposures = Legal.nonEmpty("exposures", exposures);
            exposures.forEach(e -> Legal.range("exposures", Legal.positive("exposures", e), 0, 1));
        }
    }

    /** A disc whose radius is drawn uniformly; both radii in (0, 64] pixels. */
    record Defocus(double minRadiusPixels, double maxRadiusPixels) implements KernelRecipe {
        public Defocus {
            Legal.range("minRadiusPixels", Legal.positive("minRadiusPixels", minRadiusPixels), 0, 64);
            Legal.range("maxRadiusPixels", maxRadiusPixels, minRadiusPixels, 64);
        }
    }
}
