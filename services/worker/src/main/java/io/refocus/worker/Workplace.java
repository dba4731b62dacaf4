package io.refocus.worker;

import io.refocus.stores.dataset.DatasetStore;
import io.refocus.worker.activity.TemporaryFolders;
import io.refocus.worker.memory.PictureMemory;
import io.refocus.worker.training.PictureCache;
import java.nio.file.Path;

/** What the activities of this process share of its machine. */
public record Workplace(PictureMemory memory, TemporaryFolders folders, PictureCache pictures) {
    /**
     * @param folder of this worker's files
     * @param cacheBytes of the pictures that are kept there, at most
     */
    public static Workplace in(Path folder, long cacheBytes, DatasetStore datasets) {
        return new Workplace(
                PictureMemory.ofHeap(),
                TemporaryFolders.in(folder.resolve("attempts")),
                PictureCache.open(datasets, folder.resolve("pictures"), cacheBytes));
    }
}
