package io.refocus.cli.verb;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "status",
        description = {
            "Shows the state of each component: running, starting, stopped, died (ended on its own), orphaned (died, but"
                    + " processes that it started still run; `up` and `down` end them) or external (named by the environment).",
            "--json: [{\"component\", \"state\", \"pid\", \"url\", \"pages\"}]"
        },
        footer = {"", "Example:", "  ./refocus status --json"})
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        StatusTable.show(refocus.shell(), refocus.stack().status(), json.wanted());
        return ExitCodes.DONE;
    }
}
