package io.refocus.worker.ingest;

import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.content.PairContent;
import io.refocus.datasets.source.ListedPair;
import io.refocus.datasets.source.SourcePictures;
import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.stores.dataset.DatasetStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks listed pairs and stores their pictures. */
final class PairCheck {
    private final SourcePictures pictures;
    private final DatasetStore datasets;
    private final Map<String, PairContent> contents = new TreeMap<>();

    PairCheck(SourcePictures pictures, DatasetStore datasets) {
        this.pictures = pictures;
        this.datasets = datasets;
    }

    /** What the pictures of all pairs so far say of each other, by the names of pairs. */
    Map<String, PairContent> contents() {
        return contents;
    }

    /** A pair of the source; empty if it is unusable. */
    Optional<DatasetPair> pair(ListedPair listed) {
        return pictures.pair(listed).map(pair -> {
            contents.put(
                    listed.name(),
                    PairContent.of(pair.blurred().picture(), pair.sharp().picture()));
            String blurredSha = datasets.putPicture(pair.blurred().encoded());
            return dataset(listed, listed.name(), blurredSha, store(pair.sharp()));
        });
    }

    /** A photograph, blurred as often as listed; empty if it is unusable. */
    List<DatasetPair> photograph(ListedPair listed, BlurRecipe recipe, long seed) {
        Optional<SourcePictures.Decoded> decoded = pictures.decode(listed.sharp());
        if (decoded.isEmpty()) {
            return List.of();
        }
        Stored sharp = store(decoded.get());
        List<DatasetPair> pairs = new ArrayList<>();
        for (int draw = 0; draw < listed.draws(); draw++) {
            String name = SourcePictures.drawName(listed, draw);
            PackedPicture blurred = SourcePictures.blur(sharp.picture(), recipe, seed, name);
            contents.put(name, PairContent.made(blurred, sharp.picture()));
            String blurredSha = datasets.putPicture(PictureCodec.encode(blurred, PictureFormat.PNG));
            pairs.add(dataset(listed, name, blurredSha, sharp));
        }
        return pairs;
    }

    private record Stored(String sha256, PackedPicture picture) {}

    private Stored store(SourcePictures.Decoded decoded) {
        return new Stored(datasets.putPicture(decoded.encoded()), decoded.picture());
    }

    private static DatasetPair dataset(ListedPair listed, String name, String blurredSha256, Stored sharp) {
        PackedPicture picture = sharp.picture();
        return new DatasetPair(
                name, listed.scene(), listed.split(), blurredSha256, sharp.sha256(), picture.width(), picture.height());
    }
}
