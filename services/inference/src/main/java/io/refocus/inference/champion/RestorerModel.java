package io.refocus.inference.champion;

import io.refocus.documents.Documents;
import io.refocus.imaging.Picture;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.Restorer;

/** A registered version, used by the same code that trained and measured it. */
final class RestorerModel implements ServedModel {
    private final Restorer restorer;
    private final ModelCard card;

    RestorerModel(String name, int version, Restorer restorer) {
        this.restorer = restorer;
        Lineage lineage = restorer.description().lineage();
        this.card = new ModelCard(
                name,
                version,
                lineage.run().orElse("none"),
                lineage.trial(),
                lineage.dataset(),
                lineage.metricContract(),
                lineage.commit(),
                Documents.tree(restorer.description().network()),
                restorer.parameterCount());
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
    public void close() {
        restorer.close();
    }

    @Override
    public String toString() {
        return "version " + card.version() + " of " + card.name();
    }
}
