package io.refocus.cli.verb;

import io.refocus.cli.Build;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.stack.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a verb. */
@Command(
        name = "refocus",
        description = "Turns photographs into a served deblurring model, without leaving the JVM.",
        versionProvider = Build.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "Example:",
            "  ./refocus demo               # the whole chain on the shipped photographs",
            "  ./refocus up && ./refocus status"
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            DatasetCommand.class,
            SweepCommand.class,
            PromoteCommand.class,
            GateCommand.class,
            ModelCommand.class,
            TrackingCommand.class,
            RestoreCommand.class,
            TrainCommand.class,
            LrRangeCommand.class,
            EvaluateCommand.class,
            BenchCommand.class
        })
public final class RefocusCommand implements Runnable {
    private final Shell shell;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("unused") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows the help of this verb.")
    private boolean help;

    @SuppressWarnings("unused") // picocli acts on it
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Prints version and commit.")
    private boolean version;

    RefocusCommand(Shell shell) {
        this.shell = shell;
    }

    Shell shell() {
        return shell;
    }

    Stack stack() {
        return new Stack(shell, shell.environment().getOrDefault("REFOCUS_BUILD", ""));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing");
    }

    /** The parsed tree of verbs, with failures as exit codes and one message. */
    public static CommandLine line(Shell shell) {
        CommandLine line = new CommandLine(new RefocusCommand(shell));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getSubcommands().get("bench").setUnmatchedOptionsArePositionalParams(true); // it reads them itself
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(new UsageFailures(shell));
        line.setExecutionExceptionHandler(new Failures(shell));
        ExitCodes.document(line);
        return line;
    }
}
