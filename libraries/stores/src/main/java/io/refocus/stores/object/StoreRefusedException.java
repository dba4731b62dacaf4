package io.refocus.stores.object;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;

/** The store answers, but does not refuse the conditional writes it must refuse: two trainings could overwrite each other in it. */
public final class StoreRefusedException extends RefocusException {
    private static final long serialVersionUID = 1L;

    StoreRefusedException(String message) {
        super(Fault.UNREACHABLE, message);
    }
}
