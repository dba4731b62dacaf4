package io.refocus.inference.restore;

import io.refocus.imaging.PictureFormat;
import io.refocus.inference.champion.ModelCard;

/**
 * A restored picture.
 *
 * @param encoded the encoded picture of the answer
 * @param format the format of the upload
 * @param model the model that restored it
 */
public record Restoration(byte[] encoded, PictureFormat format, ModelCard model) {}
