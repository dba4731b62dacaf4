package io.refocus.cli.verb;

import io.refocus.cli.shell.Shell;
import io.refocus.fault.Fault;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Options and verbs that do not exist or are missing: one message, exit 2. */
record UsageFailures(Shell shell) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine line = failure.getCommandLine();
        String name = line.getCommandSpec().qualifiedName(" ");
        shell.err().println("refocus: " + failure.getMessage());
        if (failure instanceof UnmatchedArgumentException
                && !line.getSubcommands().isEmpty()) {
            shell.err()
                    .println("  verbs: "
                            + line.getSubcommands().keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        shell.err().println("  see: ./" + name + " --help");
        return Fault.BAD_INPUT.exitCode();
    }
}
