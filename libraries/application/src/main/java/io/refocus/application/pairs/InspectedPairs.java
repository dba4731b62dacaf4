package io.refocus.application.pairs;

import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.content.ContentCheck;
import io.refocus.datasets.content.PairContent;
import io.refocus.datasets.source.FolderTree;
import io.refocus.datasets.source.ListedPair;
import io.refocus.datasets.source.SourcePictures;
import io.refocus.imaging.memory.MemoryBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Pairs of a folder whose files were looked at before they are used.
 *
 * @param pairs with nothing wrong as far as it was looked
 * @param contents of the pairs whose pixels were looked at
 * @param faults files that cannot be used
 * @param damaged files that were read in spite of slight damage
 */
record InspectedPairs(
        List<DatasetPair> pairs, Map<String, PairContent> contents, List<FileFault> faults, List<FileFault> damaged) {
    /** Some seconds of decoding: a training that is tried for a minute should not wait for longer. */
    private static final long SOME_PIXELS = 500_000_000;

    /** Decodes every picture. */
    static InspectedPairs whole(FolderTree tree, List<ListedPair> listed, int smallestSide) {
        return inspected(tree, listed, smallestSide, Long.MAX_VALUE);
    }

    /** Reads the headers of all files and decodes as many pairs, spread over all, as takes some seconds. */
    static InspectedPairs sampled(FolderTree tree, List<ListedPair> listed, int smallestSide) {
        return inspected(tree, listed, smallestSide, SOME_PIXELS);
    }

    /** Decodes none. */
    static InspectedPairs headers(FolderTree tree, List<ListedPair> listed, int smallestSide) {
        return inspected(tree, listed, smallestSide, 0);
    }

    /** All of several. */
    static InspectedPairs joined(List<InspectedPairs> several) {
        InspectedPairs all = empty();
        several.forEach(one -> {
            all.pairs.addAll(one.pairs);
            all.contents.putAll(one.contents);
            all.faults.addAll(one.faults);
            all.damaged.addAll(one.damaged);
        });
        return all;
    }

    private static InspectedPairs empty() {
        return new InspectedPairs(new ArrayList<>(), new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    ContentCheck content() {
        return new ContentCheck(pairs, contents);
    }

    private record Headers(ListedPair listed, Optional<SourcePictures.PairFacts> facts, Found found) {
        long pixels() {
            return facts.map(pair -> 2L * pair.width() * pair.height()).orElse(0L);
        }
    }

    private record Found(List<FileFault> faults, List<FileFault> damaged) {
        static Found by(SourcePictures pictures) {
            return new Found(pictures.faults(), pictures.remarks());
        }
    }

    private record Look(Optional<PairContent> content, Found found) {}

    private static InspectedPairs inspected(
            FolderTree tree, List<ListedPair> listed, int smallestSide, long mostPixels) {
        List<Headers> headers = listed.parallelStream()
                .map(pair -> headers(pictures(tree, smallestSide), pair))
                .toList();
        int step = step(headers.stream().mapToLong(Headers::pixels).sum(), mostPixels);
        List<Optional<Look>> looks = IntStream.range(0, listed.size())
                .parallel()
                .mapToObj(i -> step > 0 && i % step == 0
                        ? look(pictures(tree, smallestSide), headers.get(i))
                        : Optional.<Look>empty())
                .toList();
        InspectedPairs inspected = empty();
        for (int i = 0; i < listed.size(); i++) {
            inspected.add(headers.get(i), looks.get(i));
        }
        return inspected;
    }

    /** The distance of pairs that are looked at, so that they have about so many pixels; 0 for none. */
    private static int step(long pixels, long mostPixels) {
        return mostPixels == 0 || pixels == 0 ? 0 : (int) (1 + (pixels - 1) / mostPixels);
    }

    private void add(Headers headers, Optional<Look> look) {
        Found found = look.map(Look::found).orElse(headers.found());
        faults.addAll(found.faults());
        damaged.addAll(found.damaged());
        ListedPair listed = headers.listed();
        if (found.faults().isEmpty()) {
            headers.facts().ifPresent(facts -> pairs.add(dataset(listed, facts)));
            look.flatMap(Look::content).ifPresent(content -> contents.put(listed.name(), content));
        }
    }

    private static Headers headers(SourcePictures pictures, ListedPair listed) {
        return new Headers(listed, pictures.checkHeaders(listed), Found.by(pictures));
    }

    /** Empty if the headers were bad already. */
    @SuppressWarnings("try") // the share is held while the work is done
    private static Optional<Look> look(SourcePictures pictures, Headers headers) {
        return headers.facts().map(facts -> {
            ListedPair listed = headers.listed();
            String what =
                    String.format(Locale.ROOT, "%s of %dx%d pixels", listed.sharp(), facts.width(), facts.height());
            try (MemoryBudget.Share share = PairMemory.take(what, facts.bytes())) {
                Optional<PairContent> content = pictures.pair(listed)
                        .map(pair -> PairContent.of(
                                pair.blurred().picture(), pair.sharp().picture()));
                return new Look(content, Found.by(pictures));
            }
        });
    }

    private static SourcePictures pictures(FolderTree tree, int smallestSide) {
        return new SourcePictures(tree, PairFiles.PIXEL_BUDGET, smallestSide);
    }

    private static DatasetPair dataset(ListedPair listed, SourcePictures.PairFacts facts) {
        return new DatasetPair(
                listed.name(),
                listed.scene(),
                listed.split(),
                facts.blurredSha256(),
                facts.sharpSha256(),
                facts.width(),
                facts.height());
    }
}
