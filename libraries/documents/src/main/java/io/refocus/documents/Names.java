package io.refocus.documents;

import java.util.Locale;

/** Java names in the form used in documents. */
final class Names {
    private Names() {}

    /** {@code ReduceOnPlateau}, {@code REDUCE_ON_PLATEAU} -> {@code reduce-on-plateau}; {@code Paper9} -> {@code paper9}. */
    static String kebab(String javaName) {
        if (javaName.equals(javaName.toUpperCase(Locale.ROOT))) {
            return javaName.toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return javaName.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
