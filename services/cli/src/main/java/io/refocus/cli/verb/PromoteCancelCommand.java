package io.refocus.cli.verb;

import io.refocus.application.cancel.CancelOperations;
import io.refocus.application.server.Servers;
import io.refocus.cli.server.StackServers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "cancel",
        description = {
            "Ends the running promotion of a model. A champion that was moved already is put back.",
            "--json: {\"cancelled\": [the model's name]}"
        },
        footer = {"", "Example:", "  ./refocus promote cancel"})
final class PromoteCancelCommand implements Callable<Integer> {
    @ParentCommand
    private PromoteCommand promote;

    @Mixin
    private JsonOption json;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "The model's name; default: the one that this stack serves.")
    private String model;

    @Override
    public Integer call() {
        RefocusCommand refocus = promote.refocus();
        try (Servers servers = StackServers.of(refocus.stack())) {
            String name = model == null ? servers.model() : model;
            new CancelOperations(servers).promotion(name);
            if (json.wanted()) {
                refocus.shell().printJson(Map.of("cancelled", List.of(name)));
            } else {
                refocus.shell()
                        .print("the promotion of %s is cancelled; see what is served with: ./refocus model show"
                                .formatted(name));
            }
        }
        return ExitCodes.DONE;
    }
}
