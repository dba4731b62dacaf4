package io.refocus.workflows.ingest;

/** How far an ingest is. */
public record IngestProgress(Stage stage, int files, int chunksChecked, int chunks, int faults) {
    /** What is being done. */
    public enum Stage {
        SCANNING,
        CHECKING,
        PUBLISHING,
        DONE
    }
}
