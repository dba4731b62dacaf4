package io.refocus.stores.object;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;

/** An object's content does not match its digest. */
public final class DamagedObjectException extends RefocusException {
    private static final long serialVersionUID = 1L;

    DamagedObjectException(String key, String got, String expected) {
        super(
                Fault.INTERNAL,
                "the object " + key + " is damaged: got " + got + ", expected " + expected
                        + "; another program changed it, or its disk is failing");
    }

    static void check(String key, String gotSha256, String expectedSha256) {
        if (!gotSha256.equals(expectedSha256)) {
            throw new DamagedObjectException(key, "SHA-256 " + gotSha256, expectedSha256);
        }
    }
}
