package io.refocus.cli.verb;

import java.util.List;
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
        return Cancellation.run(
                promote.refocus().stack(),
                promote.refocus().shell(),
                json,
                (operations, servers) -> {
                    String name = model == null ? servers.model() : model;
                    operations.promotion(name);
                    return List.of(name);
                },
                "the promotion of %s is cancelled; see what is served with: ./refocus model show"::formatted);
    }
}
