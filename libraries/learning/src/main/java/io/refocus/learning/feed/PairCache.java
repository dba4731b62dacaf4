package io.refocus.learning.feed;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decoded pairs within a budget of memory; the least recently used pair is removed first. Threads read different
 * pairs at the same time.
 */
final class PairCache {
    private final List<? extends PairSource> sources;
    private final long budgetBytes;
    private final Map<Integer, CompactPair> held = new LinkedHashMap<>(16, 0.75f, true);
    private long heldBytes;

    PairCache(List<? extends PairSource> sources, long budgetBytes) {
        this.sources = sources;
        this.budgetBytes = budgetBytes;
    }

    int size() {
        return sources.size();
    }

    /** Memory of the pairs in the cache. */
    synchronized long heldBytes() {
        return heldBytes;
    }

    CompactPair get(int index) {
        CompactPair pair = lookUp(index);
        return pair == null ? hold(index, sources.get(index).readCompact()) : pair;
    }

    private synchronized CompactPair lookUp(int index) {
        return held.get(index);
    }

    /** Two threads may have read the same pair; the first one's is kept. */
    private synchronized CompactPair hold(int index, CompactPair read) {
        CompactPair pair = held.putIfAbsent(index, read);
        if (pair != null) {
            return pair;
        }
        heldBytes += read.bytes();
        evict();
        return read;
    }

    private void evict() {
        Iterator<CompactPair> longestUnused = held.values().iterator();
        while (heldBytes > budgetBytes && longestUnused.hasNext()) {
            heldBytes -= longestUnused.next().bytes();
            longestUnused.remove();
        }
    }
}
