package io.refocus.inference.restore;

import io.refocus.imaging.PictureFormat;
import io.refocus.inference.admission.Client;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * An uploaded picture.
 *
 * @param body the encoded picture, not read yet
 * @param declaredBytes the length the client announced; negative if it did not
 * @param acceptable which formats the client takes as the answer
 * @param client who waits for the answer
 */
public record Upload(InputStream body, long declaredBytes, Predicate<PictureFormat> acceptable, Client client) {}
