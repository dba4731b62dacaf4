package io.refocus.inference.champion;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.Picture;
import io.refocus.inference.admission.Bulkhead;
import io.refocus.inference.config.InferenceConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** Restores a grey picture with a model before it is served: the first call is slow, and a broken model fails here. */
@ApplicationScoped
public class ModelWarmUp implements Consumer<ServedModel> {
    private final Bulkhead bulkhead;
    private final int side;

    public ModelWarmUp(Bulkhead bulkhead, InferenceConfig config) {
        this.bulkhead = bulkhead;
        this.side = config.warmUpPixels();
    }

    @Override
    public void accept(ServedModel model) {
        float[] grey = new float[3 * side * side];
        Arrays.fill(grey, 0.5f);
        Picture restored = restore(model, new Picture(side, side, grey));
        float[] planes = restored.planes();
        for (int i = 0; i < planes.length; i++) {
            if (!Float.isFinite(planes[i])) {
                throw new RefocusException(
                        Fault.BAD_INPUT,
                        String.format(
                                Locale.ROOT,
                                "version %d of %s restores a grey picture to %s at value %d; expected finite numbers",
                                model.card().version(),
                                model.card().name(),
                                planes[i],
                                i));
            }
        }
    }

    private Picture restore(ServedModel model, Picture grey) {
        try {
            return bulkhead.computeOutside(() -> model.restore(grey));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.INTERNAL, "interrupted while warming up", e);
        }
    }
}
