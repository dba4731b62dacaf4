package io.refocus.inference.restore;

import io.refocus.imaging.PictureFormat;
import io.refocus.inference.champion.ModelCard;

/**
 * A restored picture.
 *
 * @param encoded the picture as it is sent
 * @param format the format of the upload
 * @param model what restored it
 */
public record Restoration(byte[] encoded, PictureFormat format, ModelCard model) {}
