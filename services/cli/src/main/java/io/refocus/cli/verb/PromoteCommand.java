package io.refocus.cli.verb;

import io.refocus.application.promotion.Challenger;
import io.refocus.application.promotion.PromotionOperations;
import io.refocus.application.server.Servers;
import io.refocus.cli.promotion.GateTable;
import io.refocus.cli.promotion.PromotionOutput;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.shell.InterruptionNotice;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.promotion.PromotionDecision;
import io.refocus.workflows.promotion.PromotionOutcome;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "promote",
        description = {
            "Measures a trial, the champion and the blurred input on the same test pictures; if the gate passes, registers the"
                    + " trial's model, makes it champion and waits until inference serves it.",
            "--json: {\"promotionId\", \"model\", \"trialId\", \"decision\", \"reason\", \"numbers\", \"version\"}"
        },
        footer = {"", "Example:", "  ./refocus promote 3f0a9c5e7d1b2468 --gate configs/gates/default.yaml"})
final class PromoteCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Parameters(
            paramLabel = "SWEEP-or-TRIAL",
            description = "A finished trial, or a sweep, which means its best trial.")
    private String id;

    @Option(names = "--gate", paramLabel = "FILE", description = "The policy; default configs/gates/default.yaml.")
    private Path gate;

    @Override
    public Integer call() {
        Path file = gate == null ? refocus.shell().places().configs().resolve("gates/default.yaml") : gate;
        GatePolicy policy = Documents.readYaml(file, GatePolicy.class);
        try (Servers servers = StackServers.withWorker(refocus.stack())) {
            PromotionOperations promotions = new PromotionOperations(servers);
            Challenger challenger = promotions.challenger(id);
            PromotionOutcome outcome = InterruptionNotice.during(
                    () -> promotions.promote(challenger, policy, new PromotionOutput(refocus.shell())),
                    refocus.shell(),
                    "a started promotion continues; the same command waits for it and prints its result");
            show(outcome, policy);
            return exitCode(outcome);
        }
    }

    private void show(PromotionOutcome outcome, GatePolicy policy) {
        if (json.wanted()) {
            refocus.shell().printJson(outcome);
            return;
        }
        boolean judgedBefore = outcome.decision() == PromotionDecision.ALREADY_CHAMPION;
        refocus.shell()
                .print(judgedBefore ? GateTable.text(outcome.numbers()) : GateTable.text(outcome.numbers(), policy));
        refocus.shell().print("");
        refocus.shell().print(judgedBefore ? championAlready(outcome) : decision(outcome));
        refocus.shell().print("report: gates/%s/ in the bucket".formatted(outcome.promotionId()));
    }

    private static String championAlready(PromotionOutcome outcome) {
        return "already champion, as version %s; it was evaluated when it was promoted"
                .formatted(outcome.version().orElse("?"));
    }

    private static String decision(PromotionOutcome outcome) {
        return "%s%s: %s"
                .formatted(
                        outcome.decision().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        outcome.version().map(v -> " as version " + v).orElse(""),
                        outcome.reason());
    }

    private static int exitCode(PromotionOutcome outcome) {
        return switch (outcome.decision()) {
            case PROMOTED, ALREADY_CHAMPION -> ExitCodes.DONE;
            case REFUSED, ROLLED_BACK -> Fault.REFUSED.exitCode();
        };
    }
}
