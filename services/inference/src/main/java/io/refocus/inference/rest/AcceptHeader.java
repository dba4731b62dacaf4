package io.refocus.inference.rest;

import io.refocus.imaging.PictureFormat;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The formats the client accepts by its Accept header; without one, all. */
record AcceptHeader(List<MediaType> types) {
    boolean takes(PictureFormat format) {
        MediaType answer = MediaType.valueOf(format.mediaType());
        return types.isEmpty() || types.stream().anyMatch(answer::isCompatible);
    }
}
