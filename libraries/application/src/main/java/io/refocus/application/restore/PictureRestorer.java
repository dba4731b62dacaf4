package io.refocus.application.restore;

/** Restores encoded pictures. */
public interface PictureRestorer extends AutoCloseable {
    /**
     * Restores one picture.
     *
     * @param encoded PNG or JPEG of any size
     * @return a file of the same format and size
     * @throws io.refocus.fault.RefocusException BAD_INPUT if it is no picture or too large, UNREACHABLE if nothing can restore it
     */
    Restored restore(byte[] encoded);

    @Override
    void close();

    /** @param model the model that restored it, for messages */
    record Restored(byte[] encoded, String model) {}
}
