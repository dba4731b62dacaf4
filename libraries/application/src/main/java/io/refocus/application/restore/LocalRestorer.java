package io.refocus.application.restore;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.learning.restore.ModelDescription;
import io.refocus.learning.restore.Restorer;
import java.nio.file.Path;

/** Restores in this process with an exported model, without a server. */
public final class LocalRestorer implements PictureRestorer {
    static final long PIXEL_BUDGET = 100_000_000;

    private final Restorer restorer;

    /** @param model a folder with {@code model.json} and {@code model.safetensors} */
    public LocalRestorer(Path model) {
        this.restorer = Restorer.load(model);
    }

    @Override
    public Restored restore(byte[] encoded) {
        Picture blurred = PictureCodec.decode(encoded, PIXEL_BUDGET);
        PictureFormat format = PictureFormat.sniff(encoded).orElseThrow();
        ModelDescription model = restorer.description();
        return new Restored(
                PictureCodec.encode(restorer.restore(blurred), format),
                "trial " + model.lineage().trial());
    }

    @Override
    public void close() {
        restorer.close();
    }
}
