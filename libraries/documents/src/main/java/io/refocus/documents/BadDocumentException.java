package io.refocus.documents;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;

/** An invalid document: the message names file, key, the value found and the values that are legal. */
public final class BadDocumentException extends RefocusException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final String key;

    public BadDocumentException(String source, String key, String got, String legal) {
        super(
                Fault.BAD_INPUT,
                "%s: %s: got %s; expected %s".formatted(source, key.isEmpty() ? "the document" : key, got, legal));
        this.source = source;
        this.key = key;
    }

    /** The file, or the name given to the text. */
    public String source() {
        return source;
    }

    /** Dotted path from the top, list positions in brackets: {@code axes.learningRate[2]}; empty for the whole document. */
    public String key() {
        return key;
    }
}
