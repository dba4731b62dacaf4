package io.refocus.inference.restore;

import io.refocus.imaging.PictureFormat;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * A picture on its way in.
 *
 * @param body the encoded picture, not read yet
 * @param declaredBytes the length the client announced; negative when it did not
 * @param acceptable which formats the client takes as the answer
 */
public record Upload(InputStream body, long declaredBytes, Predicate<PictureFormat> acceptable) {}
