package io.refocus.learning.run;

import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.imaging.sheet.SheetSelection;
import io.refocus.learning.feed.PairSource;
import io.refocus.learning.journal.EndState;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry;
import io.refocus.learning.restore.RestoredPair;
import io.refocus.learning.restore.Restorer;
import io.refocus.learning.training.DivergedException;
import io.refocus.learning.training.GanTraining;
import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.TrainingListener;
import io.refocus.learning.training.TrainingOutcome;
import io.refocus.learning.training.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One attempt at a training: begins or continues it, and writes all its results. */
public final class TrainingRun {
    /** The picture of validation pictures beside their restored ones. */
    public static final String CONTACT_SHEET = ContactSheet.FILE;

    private static final int ROWS = 6;
    private static final String SPLIT = "validation";

    private final RunOrder order;
    private final RunListener listener;

    public TrainingRun(RunOrder order, RunListener listener) {
        this.order = order;
        this.listener = listener;
    }

    /**
     * Trains until the steps asked for are done or the listener asks to stop. The model folder gets the best model validated; the
     * run's folder gets journal, checkpoints and curves, the curves also when the attempt fails.
     *
     * @throws DivergedException if a loss, a weight or a restored picture is not finite
     */
    public TrainingOutcome run() {
        try (GanTraining training = open();
                Recording recording = new Recording(training.journal(), order.folder(), listener)) {
            recording.note(
                    new JournalEntry.Begun(attempt(training.journal()), training.step(), System.currentTimeMillis()));
            try {
                TrainingOutcome outcome = training.run(recording, order.until());
                training.exportModel(order.model(), order.lineage());
                EndState state = outcome.finished() ? EndState.FINISHED : listener.stoppedAs();
                recording.end(state, outcome.steps(), Optional.empty());
                return outcome;
            } catch (DivergedException e) {
                recording.end(EndState.DIVERGED, e.step(), Optional.of(e.getMessage()));
                throw e;
            } catch (RuntimeException e) {
                recording.end(EndState.FAILED, training.step(), Optional.of(String.valueOf(e.getMessage())));
                throw e;
            } finally {
                write(TrainingCurves.of(training.journal(), order.title()));
            }
        }
    }

    private GanTraining open() {
        try {
            return opened();
        } catch (RuntimeException e) {
            Journal journal = journalOfCheckpoint();
            long step = journal.entries().isEmpty()
                    ? 0
                    : journal.entries().get(journal.entries().size() - 1).step();
            long now = System.currentTimeMillis();
            journal.append(new JournalEntry.Begun(attempt(journal), step, now));
            journal.append(
                    new JournalEntry.Ended(EndState.FAILED, step, Optional.of(String.valueOf(e.getMessage())), now));
            listener.journalled(journal);
            throw e;
        }
    }

    /** For a checkpoint that may be damaged: what can be read. */
    private Journal journalOfCheckpoint() {
        try {
            Path file = order.checkpoint().orElseThrow().resolve(Journal.FILE);
            return Journal.parse(Files.readString(file), file.toString());
        } catch (IOException | RuntimeException e) {
            return new Journal();
        }
    }

    private GanTraining opened() {
        return order.checkpoint().isPresent()
                ? GanTraining.resume(
                        order.experiment(),
                        order.pairs(),
                        order.folder(),
                        order.checkpoint().get())
                : GanTraining.begin(order.experiment(), order.pairs(), order.folder(), order.models());
    }

    private int attempt(Journal journal) {
        return order.attempt()
                .orElseGet(() -> 1
                        + (int) journal.entries().stream()
                                .filter(JournalEntry.Begun.class::isInstance)
                                .count());
    }

    /** Draws validation pictures, spread over all of them, as the model in the model folder restores them. */
    public void drawContactSheet(Restorer restorer) {
        List<? extends PairSource> validation = order.pairs().validation();
        List<String> scenes =
                validation.stream().map(pair -> folder(pair.name())).toList();
        List<ContactSheet.Row> sheet = SheetSelection.of(scenes, ROWS).stream()
                .map(index -> validation.get(index).readRows())
                .map(pair -> RestoredPair.of(restorer, pair).row(ContactSheet.nameIn(SPLIT, pair.name())))
                .toList();
        write(Map.of(CONTACT_SHEET, ContactSheet.jpeg(order.title() + ": validation pictures", sheet)));
    }

    private static String folder(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private void write(Map<String, byte[]> pictures) {
        pictures.forEach((name, encoded) -> {
            Path file = order.folder().resolve(name);
            try {
                Files.write(file, encoded);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        });
    }

    /** Writes the journal's file before the listener is called. */
    private static final class Recording implements TrainingListener, AutoCloseable {
        private final Journal journal;
        private final JournalFile file;
        private final RunListener listener;

        Recording(Journal journal, Path folder, RunListener listener) {
            this.journal = journal;
            this.file = new JournalFile(journal, folder);
            this.listener = listener;
        }

        void note(JournalEntry entry) {
            journal.append(entry);
            file.follow();
        }

        void end(EndState state, long step, Optional<String> reason) {
            note(new JournalEntry.Ended(state, step, reason, System.currentTimeMillis()));
            listener.journalled(journal);
        }

        @Override
        public void stepped(StepReport report) {
            file.follow();
            listener.stepped(report);
        }

        @Override
        public void validated(ValidationReport report) {
            file.follow();
            listener.validated(report);
        }

        @Override
        public void checkpointed(Path directory, long step) {
            listener.checkpointed(directory, step);
            listener.journalled(journal);
        }

        @Override
        public boolean stopRequested() {
            return listener.stopRequested();
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
