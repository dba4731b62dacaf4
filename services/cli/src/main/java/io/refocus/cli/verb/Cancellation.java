package io.refocus.cli.verb;

import io.refocus.application.cancel.CancelOperations;
import io.refocus.application.server.Servers;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the verbs named {@code cancel} have in common: no worker is asked for, and each thing that was ended is told. */
final class Cancellation {
    private Cancellation() {}

    /**
     * @param ending ends the work and gives the names of what was running
     * @param told what is printed for each of them; with {@code --json} only the names are
     */
    static int run(
            Stack stack,
            Shell shell,
            JsonOption json,
            BiFunction<CancelOperations, Servers, List<String>> ending,
            Function<String, String> told) {
        List<String> ended;
        try (Servers servers = StackServers.of(stack)) {
            ended = ending.apply(new CancelOperations(servers), servers);
        }
        if (json.wanted()) {
            shell.printJson(Map.of("cancelled", ended));
        } else {
            ended.stream().map(told).forEach(shell::print);
        }
        return ExitCodes.DONE;
    }
}
