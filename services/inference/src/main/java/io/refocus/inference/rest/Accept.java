package io.refocus.inference.rest;

import io.refocus.imaging.PictureFormat;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What the client takes as an answer, as its Accept header says; without one, anything. */
record Accept(List<MediaType> types) {
    boolean takes(PictureFormat format) {
        MediaType answer = MediaType.valueOf(format.mediaType());
        return types.isEmpty() || types.stream().anyMatch(answer::isCompatible);
    }
}
