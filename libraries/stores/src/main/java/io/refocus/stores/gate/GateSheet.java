package io.refocus.stores.gate;

import io.refocus.documents.Legal;

/**
 * The contact sheet of a gate's report.
 *
 * @param file its name, {@code contact-sheet.jpg}; {@code contact-sheet.png} in reports of older builds
 */
public record GateSheet(String file, byte[] bytes) {
    public GateSheet {
        Legal.text("file", file);
        Legal.required("bytes", bytes);
    }
}
