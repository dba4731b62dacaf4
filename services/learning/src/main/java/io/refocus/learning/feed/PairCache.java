package io.refocus.learning.feed;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decoded pairs within a budget; the pair that was not drawn for longest makes room. Used by one thread. */
final class PairCache {
    private final List<? extends PairSource> sources;
    private final long budgetBytes;
    private final Map<Integer, StoredPair> held = new LinkedHashMap<>(16, 0.75f, true);
    private long heldBytes;

    PairCache(List<? extends PairSource> sources, long budgetBytes) {
        this.sources = sources;
        this.budgetBytes = budgetBytes;
    }

    record StoredPair(String name, StoredPicture blurred, StoredPicture sharp) {
        static StoredPair of(PairPictures pair) {
            return new StoredPair(pair.name(), StoredPicture.of(pair.blurred()), StoredPicture.of(pair.sharp()));
        }

        long bytes() {
            return blurred.bytes() + sharp.bytes();
        }
    }

    int size() {
        return sources.size();
    }

    /** Memory the held pairs take. */
    long heldBytes() {
        return heldBytes;
    }

    StoredPair get(int index) {
        StoredPair pair = held.get(index);
        if (pair == null) {
            pair = StoredPair.of(sources.get(index).read());
            held.put(index, pair);
            heldBytes += pair.bytes();
            makeRoom();
        }
        return pair;
    }

    private void makeRoom() {
        Iterator<StoredPair> longestUnused = held.values().iterator();
        while (heldBytes > budgetBytes && longestUnused.hasNext()) {
            heldBytes -= longestUnused.next().bytes();
            longestUnused.remove();
        }
    }
}
