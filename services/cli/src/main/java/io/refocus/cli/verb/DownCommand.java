package io.refocus.cli.verb;

import io.refocus.cli.stack.Component;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "down",
        description = {
            "Ends exactly what `up` started, with every child process. Data, logs and credentials stay.",
            "A component that does not end when asked is killed after stopSeconds of configs/stack.yaml."
        },
        footer = {"", "Example:", "  ./refocus down"})
final class DownCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        Set<Component> ended = refocus.stack().down();
        if (json.wanted()) {
            refocus.shell()
                    .printJson(
                            Map.of("ended", ended.stream().map(Component::label).toList()));
        } else if (ended.isEmpty()) {
            refocus.shell().print("nothing was running");
        } else {
            refocus.shell()
                    .print("ended " + ended.stream().map(Component::label).collect(Collectors.joining(", ")));
        }
        return ExitCodes.DONE;
    }
}
