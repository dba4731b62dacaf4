package io.refocus.stores.object;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;

/** The store does not honour conditional writes: two trainings could overwrite each other's objects. */
public final class StoreRefusedException extends RefocusException {
    private static final long serialVersionUID = 1L;

    StoreRefusedException(String message) {
        super(Fault.UNREACHABLE, message);
    }
}
