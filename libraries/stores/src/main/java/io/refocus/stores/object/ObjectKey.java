package io.refocus.stores.object;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.regex.Pattern;

/** Legal keys: segments that file systems, URLs and S3 servers all treat alike. */
public final class ObjectKey {
    private static final int MAX_LENGTH = 512;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._@+=-]*");

    private ObjectKey() {}

    /** A whole key: segments joined by single slashes, at most 512 characters. */
    public static String check(String key) {
        Legal.required("key", key);
        if (key.length() > MAX_LENGTH) {
            throw new IllegalValueException("key", key.length() + " characters", "at most " + MAX_LENGTH);
        }
        for (String segment : key.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches()) {
                throw new IllegalValueException(
                        "key", '"' + key + '"', "segments of letters, digits and ._@+=- joined by '/'");
            }
        }
        return key;
    }

    /** One segment of a key, such as a trial id. */
    public static String checkSegment(String name, String value) {
        if (!SEGMENT.matcher(Legal.required(name, value)).matches()) {
            throw new IllegalValueException(name, '"' + value + '"', "letters, digits and ._@+=-");
        }
        return value;
    }

    static String checkFileName(String name) {
        return checkSegment("file name", name);
    }
}
