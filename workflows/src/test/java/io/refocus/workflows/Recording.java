package io.refocus.workflows;

import io.refocus.workflows.ingest.IngestDatasetWorkflow;
import io.refocus.workflows.promotion.PromotionWorkflow;
import io.refocus.workflows.search.SearchBudget;
import io.refocus.workflows.search.SweepVerb;
import io.refocus.workflows.search.SweepWorkflow;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.training.TrialOrder;
import io.refocus.workflows.training.TrialWorkflow;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowHistoryLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of each workflow, whose history lies under {@code src/test/resources/histories}. */
enum Recording {
    INGEST("ingest/demo/1", stage -> stage.workflow(IngestDatasetWorkflow.class, "ingest/demo/1")
            .ingest(Samples.ingest())),
    TRIAL("trial/t1", stage -> stage.workflow(TrialWorkflow.class, "trial/t1")
            .train(new TrialOrder("t1", Samples.sweep().dataset(), Map.of("rate", 0.1), 10))),
    SWEEP("sweep/s1", stage -> {
        stage.training.diverging.add("t2");
        stage.workflow(SweepWorkflow.class, "sweep/s1").sweep(Samples.sweep());
    }),
    SEARCH("sweep/s2", stage -> {
        stage.training.diverging.add("t3");
        stage.workflow(SweepWorkflow.class, "sweep/s2").sweep(Samples.search());
    }),
    STEERED("sweep/s3", stage -> {
        stage.training.held.addAll(List.of("t1", "t2"));
        SteeredRun run = new SteeredRun(stage, "sweep/s3", Samples.sweep());
        run.until("t2", TrialState.RUNNING);
        run.steer(new SweepVerb.Pause(), new SweepVerb.Resume(), new SweepVerb.Prune("t1"));
        run.until("t3", TrialState.COMPLETED);
        run.until("t1", TrialState.PRUNED);
        run.steer(new SweepVerb.Concurrency(3), new SweepVerb.Retry("t1"));
        run.until("t1", TrialState.RUNNING);
        run.end();
    }),
    STEERED_SEARCH("sweep/s4", stage -> {
        stage.training.held.add("t1");
        SteeredRun run = new SteeredRun(stage, "sweep/s4", Samples.search());
        run.until("t2", TrialState.COMPLETED);
        run.steer(
                new SweepVerb.Extend(new SearchBudget(Optional.of(9), Optional.empty(), Optional.empty())),
                new SweepVerb.Add(Map.of("rate", 0.0625)),
                new SweepVerb.Widen("rate", Map.of("log-uniform", List.of(0.0001, 1.0))),
                new SweepVerb.Stop(),
                new SweepVerb.Resume());
        run.end();
    }),
    PROMOTION("promotion/refocus", stage -> {
        stage.promotions.served = false;
        stage.workflow(PromotionWorkflow.class, "promotion/refocus").promote(Samples.promotion());
    });

    private final String workflowId;
    private final Consumer<Stage> script;

    Recording(String workflowId, Consumer<Stage> script) {
        this.workflowId = workflowId;
        this.script = script;
    }

    WorkflowExecutionHistory run() {
        try (Stage stage = new Stage()) {
            script.accept(stage);
            return stage.server.getWorkflowClient().fetchHistory(workflowId);
        }
    }

    WorkflowExecutionHistory stored() throws IOException {
        return WorkflowHistoryLoader.readHistoryFromResource("histories/" + file());
    }

    /** With {@code -Drefocus.histories=DIRECTORY} the histories are written there: once a release, never to make a test pass. */
    void storeIfAsked(WorkflowExecutionHistory history) throws IOException {
        String directory = System.getProperty("refocus.histories");
        if (directory != null) {
            Files.writeString(Path.of(directory, file()), history.toJson(true) + "\n");
        }
    }

    private String file() {
        return name().toLowerCase(java.util.Locale.ROOT) + ".json";
    }
}
