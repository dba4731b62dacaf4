package io.refocus.imaging.tile;

import io.refocus.documents.Legal;

/**
 * How a picture is divided into tiles.
 *
 * @param tilePixels longest side of a tile, its overlap included; a multiple of {@code multiple}
 * @param overlapPixels by which neighbouring tiles overlap, from 0 to half a tile, a multiple of {@code multiple}; the outer quarter at
 *     either end is discarded, the middle half blends
 * @param multiple sides of every tile, and where it begins, are multiples of it; 1 for any size
 */
public record TilePlan(int tilePixels, int overlapPixels, int multiple) {
    public TilePlan {
        Legal.range("multiple", multiple, 1, 1024);
        Legal.range("tilePixels", tilePixels, multiple, 1 << 14);
        Legal.multiple("tilePixels", tilePixels, multiple);
        Legal.range("overlapPixels", overlapPixels, 0, tilePixels / 2);
        Legal.multiple("overlapPixels", overlapPixels, multiple);
    }
}
