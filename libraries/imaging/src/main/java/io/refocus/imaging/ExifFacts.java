package io.refocus.imaging;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifInteropDirectory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;

/**
 * What an EXIF block tells of the pixels.
 *
 * @param adobeRgb whether their colours are those of Adobe RGB, as cameras say it without a profile: uncalibrated, and interoperability
 *     index R03
 */
record ExifFacts(Orientation orientation, boolean adobeRgb) {
    static final ExifFacts NONE = new ExifFacts(Orientation.UPRIGHT, false);

    private static final int UNCALIBRATED = 0xFFFF;

    /** @param exif a TIFF header first */
    static ExifFacts of(byte[] exif) {
        Metadata metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(exif), metadata);
        ExifIFD0Directory first = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = first == null ? null : first.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return new ExifFacts(Orientation.of(value), adobeRgb(metadata));
    }

    private static boolean adobeRgb(Metadata metadata) {
        ExifSubIFDDirectory photo = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        ExifInteropDirectory interop = metadata.getFirstDirectoryOfType(ExifInteropDirectory.class);
        Integer space = photo == null ? null : photo.getInteger(ExifSubIFDDirectory.TAG_COLOR_SPACE);
        String index = interop == null ? null : interop.getString(ExifInteropDirectory.TAG_INTEROP_INDEX);
        return space != null && space == UNCALIBRATED && index != null && index.startsWith("R03");
    }
}
