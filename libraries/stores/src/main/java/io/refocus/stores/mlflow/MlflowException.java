package io.refocus.stores.mlflow;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;

/** MLflow answered with an error. */
public final class MlflowException extends RefocusException {
    private static final long serialVersionUID = 1L;

    private final String code;

    MlflowException(Fault fault, String code, String message) {
        super(fault, message);
        this.code = code;
    }

    /** MLflow's own error code, such as {@code RESOURCE_DOES_NOT_EXIST}. */
    public String code() {
        return code;
    }
}
