package io.refocus.cli.doctor;

/**
 * The result of one check.
 *
 * @param check what was checked
 * @param detail what was found
 * @param advice what to do about it; empty if all is right
 */
public record CheckResult(String check, Verdict verdict, String detail, String advice) {

    /** How bad it is. */
    public enum Verdict {
        OK,
        /** Not an error, but useful to know: a stack that is not started. */
        NOTE,
        /** The machine is not fit. */
        FAILED,
        /** A server does not answer as expected. */
        UNREACHABLE
    }

    static CheckResult ok(String check, String detail) {
        return new CheckResult(check, Verdict.OK, detail, "");
    }

    static CheckResult note(String check, String detail, String advice) {
        return new CheckResult(check, Verdict.NOTE, detail, advice);
    }

    static CheckResult failed(String check, String detail, String advice) {
        return new CheckResult(check, Verdict.FAILED, detail, advice);
    }

    static CheckResult unreachable(String check, String detail, String advice) {
        return new CheckResult(check, Verdict.UNREACHABLE, detail, advice);
    }
}
