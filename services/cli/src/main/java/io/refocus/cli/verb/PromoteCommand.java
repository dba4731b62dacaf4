package io.refocus.cli.verb;

import io.refocus.application.promotion.Challenger;
import io.refocus.application.promotion.PromotionOperations;
import io.refocus.application.server.Servers;
import io.refocus.application.tracking.TrackingPages;
import io.refocus.cli.promotion.GateTable;
import io.refocus.cli.promotion.PromotionOutput;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.shell.InterruptionNotice;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.promotion.PromotionDecision;
import io.refocus.workflows.promotion.PromotionOutcome;
import io.refocus.workflows.temporal.WorkflowIds;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "promote",
        subcommands = PromoteCancelCommand.class,
        description = {
            "Measures a trial, or a folder in which `train` has ended, the champion and the blurred input on the same test pictures; if the gate passes, registers the"
                    + " trial's model, makes it champion and waits until inference serves it.",
            "--json: {\"promotionId\", \"model\", \"trialId\", \"decision\", \"reason\", \"numbers\", \"version\"}"
        },
        footer = {"", "Example:", "  ./refocus promote 3f0a9c5e7d1b2468", "  ./refocus promote out --dataset demo"})
final class PromoteCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Parameters(
            arity = "0..1", // none before the verb `cancel`
            paramLabel = "SWEEP-or-TRIAL-or-DIR",
            description =
                    "A finished trial, or a sweep, which means its best trial, or a folder that `train -o DIR` has made: its"
                            + " model is uploaded as a trial.")
    private String id;

    @Option(
            names = "--dataset",
            paramLabel = "NAME[@VERSION]",
            description =
                    "For a folder: the ingested dataset whose test pictures judge it; default: the one it was trained on."
                            + " None of its test pictures may have been trained on.")
    private String dataset;

    @Option(names = "--gate", paramLabel = "FILE", description = "The policy; default configs/gates/default.yaml.")
    private Path gate;

    @Spec
    private CommandSpec spec;

    RefocusCommand refocus() {
        return refocus;
    }

    @Override
    public Integer call() {
        if (id == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "what is to be promoted is missing; expected a sweep's or a trial's id, or `cancel`");
        }
        Path file = gate == null ? refocus.shell().places().configs().resolve("gates/default.yaml") : gate;
        GatePolicy policy = Documents.readYaml(file, GatePolicy.class);
        requireServed(policy, file);
        try (Servers servers = StackServers.withWorker(refocus.stack())) {
            PromotionOperations promotions = new PromotionOperations(servers);
            Challenger challenger = challenger(promotions);
            PromotionOutcome outcome = InterruptionNotice.during(
                    () -> promotions.promote(challenger, policy, new PromotionOutput(refocus.shell())),
                    refocus.shell(),
                    "a started promotion continues; the same command waits for it and prints its result");
            show(outcome, policy);
            if (!json.wanted()) {
                showPages(outcome, TrackingPages.ofTrial(servers::tracking, outcome.trialId()));
            }
            return exitCode(outcome);
        }
    }

    private Challenger challenger(PromotionOperations promotions) {
        if (Files.isDirectory(Path.of(id))) {
            Challenger challenger = promotions.challenger(Path.of(id), Optional.ofNullable(dataset));
            refocus.shell().say("the model in %s is trial %s", id, challenger.trialId());
            return challenger;
        }
        if (dataset != null) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "--dataset is for a folder made by train, and %s is none; a trial is judged on the dataset it was trained on"
                            .formatted(id));
        }
        return promotions.challenger(id);
    }

    private void requireServed(GatePolicy policy, Path file) {
        String served = refocus.stack().settings().model();
        if (!policy.model().equals(served)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    ("%s: model: got %s; expected %s, the one model that this stack serves (model in configs/stack.yaml, or"
                                    + " REFOCUS_MODEL). Nothing was registered")
                            .formatted(file, policy.model(), served));
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
        refocus.shell().print("report: ./refocus gate show %s --report DIR".formatted(outcome.promotionId()));
    }

    private void showPages(PromotionOutcome outcome, Optional<URI> run) {
        run.ifPresent(page -> refocus.shell().print("MLflow    " + page));
        refocus.stack()
                .settings()
                .pages()
                .workflow(WorkflowIds.promotion(outcome.model()))
                .ifPresent(page -> refocus.shell().print("Temporal  " + page));
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
