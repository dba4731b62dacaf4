package io.refocus.learning.training;

import io.refocus.documents.Documents;
import io.refocus.learning.checkpoint.Checkpoint;
import io.refocus.learning.checkpoint.LiveTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.feed.BatchDraw;
import io.refocus.learning.feed.BatchFeed;
import io.refocus.learning.feed.PairSource;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.optimise.Optimiser;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.ModelExport;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.schedule.LearningRate;
import io.refocus.learning.schedule.RateState;
import io.refocus.learning.step.Batch;
import io.refocus.learning.step.StepLosses;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One training of one experiment: steps, validations on fixed crops, checkpoints. Killed at any step and resumed from its
 * last checkpoint it goes on exactly as if nothing had happened.
 *
 * <p>Open, run and close it on one thread: native workspaces belong to threads.
 */
public final class GanTraining implements AutoCloseable {
    private static final String BEST = "best";

    private final Experiment experiment;
    private final TrainingPairs pairs;
    private final Validator validator;
    private final Adversaries networks;
    private final CheckpointShelf checkpoints;
    private final Pace pace = new Pace();
    private TrainingState state;
    private long clock;
    private long lastCheckpointStep = -1;
    private Map<String, Tensor> best;

    private GanTraining(Experiment experiment, GeneratorSpec drawn, TrainingPairs pairs, CheckpointShelf checkpoints) {
        this.experiment = experiment;
        this.pairs = pairs;
        this.checkpoints = checkpoints;
        this.validator = new Validator(
                experiment.validation(),
                pairs.validation(),
                experiment.generator().multiple());
        this.networks = new Adversaries(experiment, drawn);
        this.state = TrainingState.initial(Documents.digest(experiment), digest(pairs));
        this.best = servedTensors();
    }

    /**
     * Builds the networks, their weights drawn or, where the experiment has a {@code start}, those of a shipped model.
     *
     * @param workDirectory checkpoints are written below it, in {@code checkpoints/<step>}
     * @param models which hold what the experiment was {@link WarmStart#pinned} to
     * @throws io.refocus.fault.RefocusException if they do not, or the model is damaged
     */
    public static GanTraining begin(
            Experiment experiment, TrainingPairs pairs, Path workDirectory, ShippedModels models) {
        Optional<Map<String, Tensor>> weights = WarmStart.weights(experiment, models);
        CheckpointShelf checkpoints = new CheckpointShelf(workDirectory, Optional.empty());
        return opened(
                new GanTraining(experiment, experiment.generator(), pairs, checkpoints),
                training -> weights.ifPresent(training::start));
    }

    /**
     * Builds the networks and puts them where the checkpoint left them; neither a shipped model nor a file of first weights is
     * asked for again.
     *
     * @param workDirectory checkpoints are written below it, in {@code checkpoints/<step>}
     * @param checkpoint a checkpoint folder of the same experiment over the same pairs
     * @throws io.refocus.learning.checkpoint.BadWeightsException if the checkpoint is damaged or of another training
     */
    public static GanTraining resume(Experiment experiment, TrainingPairs pairs, Path workDirectory, Path checkpoint) {
        Checkpoint opened = Checkpoint.open(checkpoint);
        CheckpointShelf checkpoints = new CheckpointShelf(workDirectory, Optional.of(checkpoint));
        return opened(
                new GanTraining(experiment, experiment.generator().published(), pairs, checkpoints),
                training -> training.goOnFrom(opened));
    }

    private static GanTraining opened(GanTraining training, Consumer<GanTraining> beginning) {
        try {
            beginning.accept(training);
            return training;
        } catch (RuntimeException e) {
            training.close();
            throw e;
        }
    }

    private void start(Map<String, Tensor> weights) {
        networks.start(weights);
        best = servedTensors();
    }

    private void goOnFrom(Checkpoint checkpoint) {
        TrainingState resumed = checkpoint.state(TrainingState.class);
        resumed.requireContinues(state, checkpoint);
        best = checkpoint.weights(BEST, networks.shapes());
        networks.restore(checkpoint);
        state = resumed;
        lastCheckpointStep = resumed.step();
    }

    /**
     * Trains until the experiment's last step, or until the listener asks to stop.
     *
     * @throws DivergedException if a loss, a weight or a restored picture is not finite
     */
    public TrainingOutcome run(TrainingListener listener) {
        try {
            return runSteps(listener);
        } catch (NotFiniteException e) {
            throw new DivergedException(e.step(), e.term(), e.value(), checkpoints.newest());
        }
    }

    private TrainingOutcome runSteps(TrainingListener listener) {
        clock = System.nanoTime();
        if (state.last().isEmpty()) {
            validate(listener);
        }
        BatchDraw draws = new BatchDraw(pairs.train(), experiment.feeding(), experiment.seed());
        try (BatchFeed feed = new BatchFeed(draws, state.step())) {
            while (state.step() < experiment.training().steps()) {
                if (listener.stopRequested()) {
                    if (state.step() != lastCheckpointStep) {
                        checkpoint(listener);
                    }
                    return outcome(false);
                }
                step(feed, listener);
            }
        }
        return outcome(true);
    }

    private void step(BatchFeed feed, TrainingListener listener) {
        double generatorRate = rate(experiment.generatorOptimiser(), state.generatorRate());
        double discriminatorRate = experiment
                .adversary()
                .map(adversary -> rate(adversary.optimiser(), state.discriminatorRate()))
                .orElse(0.0);
        long start = System.nanoTime();
        Batch batch = feed.next();
        long fed = System.nanoTime();
        StepLosses losses = networks.train(batch, generatorRate, discriminatorRate);
        long step = state.step() + 1;
        requireFinite(losses, step);
        pace.stepTook((System.nanoTime() - start) * 1e-9, (fed - start) * 1e-9);
        state = state.stepped();
        listener.stepped(new StepReport(
                step,
                experiment.training().steps(),
                losses,
                generatorRate,
                discriminatorRate,
                pace.imagesPerSecond(batch.n()),
                pace.waitingShare(),
                pace.secondsFor(experiment.training().steps() - step)));
        if (experiment.training().validatesAfter(step)) {
            validate(listener);
        }
        if (experiment.training().checkpointsAfter(step)) {
            checkpoint(listener);
        }
    }

    private double rate(Optimiser optimiser, RateState rateState) {
        return optimiser.learningRate().at(state.step(), experiment.training().steps(), rateState);
    }

    private Map<String, Tensor> servedTensors() {
        return networks.served(generator -> LiveTensors.snapshot(generator.tensors()));
    }

    private void validate(TrainingListener listener) {
        ValidationReport report = networks.served(generator -> validator.validate(generator, state.step()));
        if (state.isBest(report)) {
            best = servedTensors();
        }
        double psnrDb = report.restored().psnrDb();
        LearningRate generatorRate = experiment.generatorOptimiser().learningRate();
        RateState discriminatorRate = experiment
                .adversary()
                .map(adversary -> adversary.optimiser().learningRate().observe(state.discriminatorRate(), psnrDb))
                .orElse(state.discriminatorRate());
        state = state.validated(report, generatorRate.observe(state.generatorRate(), psnrDb), discriminatorRate);
        listener.validated(report);
    }

    private void checkpoint(TrainingListener listener) {
        Map<String, Map<String, Tensor>> weights = new LinkedHashMap<>(networks.snapshot());
        weights.put(BEST, best);
        weights.forEach((file, tensors) -> tensors.forEach((name, tensor) -> requireFinite(file + " " + name, tensor)));
        takeTime();
        Path directory = checkpoints.write(new Checkpoint.Contents(state.step(), weights, state));
        lastCheckpointStep = state.step();
        listener.checkpointed(directory, state.step());
    }

    private void takeTime() {
        long now = System.nanoTime();
        state = state.spent((now - clock) * 1e-9);
        clock = now;
    }

    private TrainingOutcome outcome(boolean finished) {
        takeTime();
        return new TrainingOutcome(
                state.step(), finished, state.last().orElseThrow(), state.best().orElseThrow(), state.seconds());
    }

    /**
     * Writes the generator of the best validation so far as a model that can be served.
     *
     * @param directory filled with {@code model.safetensors} and {@code model.json}
     */
    public void exportModel(Path directory, Lineage lineage) {
        ModelExport.write(directory, experiment.generator(), best, lineage);
    }

    private static void requireFinite(StepLosses losses, long step) {
        losses.named().forEach((term, value) -> requireFinite(term, value, step));
    }

    private void requireFinite(String name, Tensor tensor) {
        for (float value : tensor.values()) {
            requireFinite(name, value, state.step());
        }
    }

    private static void requireFinite(String term, double value, long step) {
        if (!Double.isFinite(value)) {
            throw new NotFiniteException(term, value, step);
        }
    }

    private static String digest(TrainingPairs pairs) {
        List<List<String>> names = Stream.of(pairs.train(), pairs.validation())
                .map(list -> list.stream().map(PairSource::name).toList())
                .toList();
        return Documents.digest(names);
    }

    @Override
    public void close() {
        networks.close();
    }
}
