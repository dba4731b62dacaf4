package io.refocus.cli.verb;

import io.refocus.cli.shell.Shell;
import io.refocus.documents.IllegalValueException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.client.CancelledException;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Failures of a verb: one message and the fault's exit code. Traces go to the log only. */
record Failures(Shell shell) implements IExecutionExceptionHandler {
    private static final Logger LOG = Logger.getLogger(Failures.class.getName());

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        LOG.log(Level.WARNING, failure, () -> "failed: refocus " + String.join(" ", parsed.originalArgs()));
        if (failure instanceof RefocusException known) {
            shell.err().println("refocus: " + known.getMessage());
            if (known.fault().exitCode() == Fault.INTERNAL.exitCode() && !(known instanceof CancelledException)) {
                shell.err().println("  details: " + shell.places().logs().resolve("cli.log"));
            }
            return known.fault().exitCode();
        }
        if (failure instanceof IllegalValueException illegal) {
            shell.err().println("refocus: " + illegal.getMessage());
            return Fault.BAD_INPUT.exitCode();
        }
        shell.err().println("refocus: unexpected failure: " + failure);
        shell.err().println("  details: " + shell.places().logs().resolve("cli.log"));
        return Fault.INTERNAL.exitCode();
    }
}
