package io.refocus.learning.training;

import io.refocus.documents.Documents;
import io.refocus.learning.checkpoint.Checkpoint;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.feed.BatchDraw;
import io.refocus.learning.feed.BatchFeed;
import io.refocus.learning.feed.PairSource;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
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
 * One training of one experiment: steps, validations on fixed crops, checkpoints. A run that was killed and resumed
 * from its last checkpoint gives exactly the same result.
 *
 * <p>Open, run and close it on one thread: native workspaces belong to threads.
 */
public final class GanTraining implements AutoCloseable {
    private static final String BEST = "best";

    private final Experiment experiment;
    private final TrainingPairs pairs;
    private final Validator validator;
    private final GanNetworks networks;
    private final LocalCheckpoints checkpoints;
    private final Journal journal;
    private final StepRate pace = new StepRate();
    private TrainingState state;
    private long clock;
    private long lastCheckpointStep = -1;
    private Map<String, Tensor> best;
    private Optional<Measured> atTheEnd = Optional.empty();

    /** A validation beyond the schedule's, and the tensors it was of. */
    private record Measured(ValidationReport report, Map<String, Tensor> tensors) {}

    private GanTraining(
            Experiment experiment,
            GeneratorSpec drawn,
            TrainingPairs pairs,
            LocalCheckpoints checkpoints,
            Journal journal) {
        this.journal = journal;
        this.experiment = experiment;
        this.pairs = pairs;
        this.checkpoints = checkpoints;
        this.validator = new Validator(
                experiment.validation(),
                pairs.validation(),
                experiment.feeding().sharpShare(),
                experiment.generator().multiple());
        this.networks = new GanNetworks(experiment, drawn);
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
        LocalCheckpoints checkpoints = new LocalCheckpoints(workDirectory, Optional.empty());
        return opened(
                new GanTraining(experiment, experiment.generator(), pairs, checkpoints, new Journal()),
                training -> weights.ifPresent(training::start));
    }

    /**
     * Builds the networks and puts them where the checkpoint left them; shipped models and files of initial weights
     * are not needed again.
     *
     * @param workDirectory checkpoints are written below it, in {@code checkpoints/<step>}
     * @param checkpoint a checkpoint folder of the same experiment over the same pairs
     * @throws io.refocus.learning.checkpoint.BadWeightsException if the checkpoint is damaged or of another training
     */
    public static GanTraining resume(Experiment experiment, TrainingPairs pairs, Path workDirectory, Path checkpoint) {
        Checkpoint opened = Checkpoint.open(checkpoint);
        Journal journal = Journal.parse(
                opened.text(Journal.FILE), checkpoint.resolve(Journal.FILE).toString());
        LocalCheckpoints checkpoints = new LocalCheckpoints(workDirectory, Optional.of(checkpoint));
        return opened(
                new GanTraining(experiment, experiment.generator().resumed(), pairs, checkpoints, journal),
                training -> training.continueFrom(opened));
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

    private void continueFrom(Checkpoint checkpoint) {
        TrainingState resumed = checkpoint.state(TrainingState.class);
        resumed.requireContinues(state, checkpoint);
        best = checkpoint.weights(BEST, networks.shapes());
        networks.restore(checkpoint);
        state = resumed.measuredOn(validator.identity());
        lastCheckpointStep = resumed.step();
    }

    /** As {@link #run(TrainingListener, long)}, to the last step of the experiment. */
    public TrainingOutcome run(TrainingListener listener) {
        return run(listener, experiment.training().steps());
    }

    /**
     * Trains until so many steps are done in all, or until the listener asks to stop. It ends with a checkpoint. Where the schedule
     * has no validation of the last step, one is made that the checkpoint does not know of: a training that goes on from there is
     * bit for bit the one that was never ended.
     *
     * @param until the step to end after; the experiment's last one where this is greater
     * @throws DivergedException if a loss, a weight or a restored picture is not finite
     */
    public TrainingOutcome run(TrainingListener listener, long until) {
        try {
            atTheEnd = Optional.empty();
            return runSteps(listener, Math.min(until, experiment.training().steps()));
        } catch (NotFiniteException e) {
            throw new DivergedException(e.step(), e.term(), e.value(), checkpoints.newest());
        }
    }

    private TrainingOutcome runSteps(TrainingListener listener, long until) {
        clock = System.nanoTime();
        if (state.last().isEmpty()) {
            validate(listener);
        }
        BatchDraw draws =
                new BatchDraw(pairs.train(), experiment.feeding(), experiment.seed(), pairs.mostCachedBytes());
        try (BatchFeed feed = new BatchFeed(draws, state.step())) {
            while (state.step() < until && !listener.stopRequested()) {
                step(feed, listener, until);
            }
        }
        if (state.step() != lastCheckpointStep) {
            checkpoint(listener);
        }
        if (state.step() >= until && state.last().orElseThrow().step() != state.step()) {
            validateAtTheEnd(listener);
        }
        return outcome(state.step() >= until);
    }

    private void validateAtTheEnd(TrainingListener listener) {
        ValidationReport report = measure();
        atTheEnd = Optional.of(new Measured(report, servedTensors()));
        note(report);
        listener.validated(report);
    }

    private void step(BatchFeed feed, TrainingListener listener, long until) {
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
        StepReport report = new StepReport(
                step,
                until,
                losses,
                generatorRate,
                discriminatorRate,
                pace.imagesPerSecond(batch.n()),
                pace.waitingShare(),
                pace.secondsFor(until - step));
        if (experiment.training().notedAfter(step)) {
            note(report);
        }
        listener.stepped(report);
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
        return networks.served(generator -> NativeTensors.snapshot(generator.tensors()));
    }

    private void note(StepReport report) {
        journal.append(new JournalEntry.Stepped(
                report.step(),
                report.losses().named(),
                report.generatorRate(),
                report.discriminatorRate(),
                report.imagesPerSecond(),
                report.waitingShare(),
                System.currentTimeMillis()));
    }

    private void note(ValidationReport report) {
        journal.append(new JournalEntry.Validated(
                report.step(),
                report.restored(),
                report.identity(),
                report.sharpInput().map(ValidationReport.SharpInput::psnrDb),
                System.currentTimeMillis()));
    }

    /** What happened so far, as the next checkpoint will hold it; the caller adds how attempts begin and end. */
    public Journal journal() {
        return journal;
    }

    /** Steps completed. */
    public long step() {
        return state.step();
    }

    private ValidationReport measure() {
        return networks.served(generator -> validator.validate(generator, state.step()));
    }

    private void validate(TrainingListener listener) {
        ValidationReport report = measure();
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
        note(report);
        listener.validated(report);
    }

    private void checkpoint(TrainingListener listener) {
        Map<String, Map<String, Tensor>> weights = new LinkedHashMap<>(networks.snapshot());
        weights.put(BEST, best);
        weights.forEach((file, tensors) -> tensors.forEach((name, tensor) -> requireFinite(file + " " + name, tensor)));
        takeTime();
        Path directory = checkpoints.write(
                new Checkpoint.Contents(state.step(), weights, state, Map.of(Journal.FILE, journal.text())));
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
        ValidationReport last =
                atTheEnd.map(Measured::report).orElseGet(() -> state.last().orElseThrow());
        ValidationReport best = betterAtTheEnd().map(Measured::report).orElseGet(() -> state.best()
                .orElseThrow());
        return new TrainingOutcome(state.step(), finished, last, best, state.seconds());
    }

    private Optional<Measured> betterAtTheEnd() {
        return atTheEnd.filter(end -> state.isBest(end.report()));
    }

    /**
     * Writes the generator of the best validation so far as a model that can be served.
     *
     * @param directory filled with {@code model.safetensors} and {@code model.json}
     */
    public void exportModel(Path directory, Lineage lineage) {
        Map<String, Tensor> tensors = betterAtTheEnd().map(Measured::tensors).orElse(best);
        ModelExport.write(directory, experiment.generator(), tensors, lineage);
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
