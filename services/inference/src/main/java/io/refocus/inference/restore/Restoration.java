package io.refocus.inference.restore;

import io.refocus.imaging.PictureFormat;
import io.refocus.inference.champion.ModelCard;
import java.util.List;

/**
 * A restored picture.
 *
 * @param encoded the encoded picture of the answer; whoever sends it closes it
 * @param format its format
 * @param remarks what was wrong with the upload and how it was read nevertheless, or what the answer lost
 * @param model the model that restored it
 */
public record Restoration(SpoolFile encoded, PictureFormat format, List<String> remarks, ModelCard model) {
    public Restoration {
        remarks = List.copyOf(remarks);
    }
}
