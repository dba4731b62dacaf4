package io.refocus.datasets;

import io.refocus.documents.Legal;

/**
 * A blurred picture and its sharp one.
 *
 * @param name unique in its dataset
 * @param scene name shared by the pairs that must be in the same split
 * @param width of both pictures, in pixels
 * @param height of both pictures, in pixels
 */
public record DatasetPair(
        String name, String scene, Split split, String blurredSha256, String sharpSha256, int width, int height) {
    public DatasetPair {
        Legal.text("name", name);
        Legal.text("scene", scene);
        Legal.required("split", split);
        Legal.sha256("blurredSha256", blurredSha256);
        Legal.sha256("sharpSha256", sharpSha256);
        Legal.range("width", width, 1, Integer.MAX_VALUE);
        Legal.range("height", height, 1, Integer.MAX_VALUE);
    }
}
