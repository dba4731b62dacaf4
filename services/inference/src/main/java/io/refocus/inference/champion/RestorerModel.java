package io.refocus.inference.champion;

import io.refocus.documents.Documents;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.TileablePixels;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.Restorer;
import java.util.Optional;

/** A registered version, used by the same code that trained and measured it. */
final class RestorerModel implements ServedModel {
    /** The version of a model that ships: it was never registered. */
    static final int SHIPPED = 0;

    private final Restorer restorer;
    private final ModelCard card;

    /** @param run of the registry; empty if it knows none, then the model's own files may */
    RestorerModel(String name, int version, Optional<String> run, Restorer restorer) {
        this.restorer = restorer;
        Lineage lineage = restorer.description().lineage();
        this.card = new ModelCard(
                name,
                version,
                run.or(lineage::run).orElse("none"),
                lineage.trial(),
                lineage.dataset(),
                lineage.metricContract(),
                lineage.commit(),
                Documents.tree(restorer.description().network()),
                restorer.parameterCount(),
                version == SHIPPED);
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Picture restore(Picture blurred) {
        return restorer.restore(blurred);
    }

    @Override
    public void restoreInPlace(TileablePixels blurred) {
        restorer.restoreInPlace(blurred);
    }

    @Override
    public long workingBytes(PictureSource blurred, PictureFormat answer) {
        return restorer.workingBytes(blurred, answer);
    }

    @Override
    public void close() {
        restorer.close();
    }

    @Override
    public String toString() {
        return "version " + card.version() + " of " + card.name();
    }
}
