package io.refocus.cli.training;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.checkpoint.CheckpointManifest;
import io.refocus.learning.checkpoint.FolderDeletion;
import io.refocus.learning.experiment.Experiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The results of a training. */
record TrainFolder(Path path) {
    static final String EXPERIMENT = "experiment.json";

    private static final int CHECKPOINTS_KEPT = 2;
    private static final int SHOWN = 30;

    /**
     * Prepares the folder.
     *
     * @return the checkpoint to continue from; empty for a new training, or one that ended before its first checkpoint
     * @throws RefocusException BAD_INPUT if it holds a training and is not to be resumed; NOT_FOUND if it is, and there is none
     */
    Optional<Path> begin(boolean resume) {
        Optional<Path> last = checkpoints().stream().findFirst();
        if (last.isPresent() && !resume) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "%s holds a training at step %d; expected another -o, or --resume to continue it",
                            path,
                            step(last.get())));
        }
        if (last.isEmpty() && resume && experiment().isEmpty()) {
            throw new RefocusException(
                    Fault.NOT_FOUND,
                    "there is no training under %s; expected one, or no --resume to begin".formatted(path));
        }
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new RefocusException(Fault.BAD_INPUT, "cannot create the folder %s (%s)".formatted(path, e), e);
        }
        return last;
    }

    /** The experiment of the training in this folder, if there is one. */
    Optional<Experiment> experiment() {
        Path file = path.resolve(EXPERIMENT);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Experiment.parse(Files.readString(file), file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** @throws RefocusException BAD_INPUT with what differs, if the training in this folder is of another experiment */
    void requireSame(Experiment experiment) {
        experiment().ifPresent(begun -> {
            String there = begun.canonicalJson();
            String here = experiment.canonicalJson();
            if (!there.equals(here)) {
                int differs = 0;
                while (there.charAt(differs) == here.charAt(differs)) {
                    differs++;
                }
                throw new RefocusException(
                        Fault.BAD_INPUT,
                        "%s holds a training of another experiment: ...%s there, ...%s here; expected the same, or another -o"
                                .formatted(path, around(there, differs), around(here, differs)));
            }
        });
    }

    private static String around(String text, int position) {
        return text.substring(Math.max(0, position - SHOWN), Math.min(text.length(), position + SHOWN));
    }

    static long step(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString());
    }

    /** Complete checkpoints, newest first. */
    private List<Path> checkpoints() {
        Path folder = path.resolve("checkpoints");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d{8,18}"))
                    .filter(entry -> Files.isRegularFile(entry.resolve(CheckpointManifest.FILE)))
                    .sorted(Comparator.comparingLong(TrainFolder::step).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** Each attempt keeps its own last two; those of the newest are enough. */
    void removeOldCheckpoints() {
        checkpoints().stream().skip(CHECKPOINTS_KEPT).forEach(old -> {
            try {
                FolderDeletion.delete(old);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + old, e);
            }
        });
    }

    void write(String file, String text) {
        try {
            Files.writeString(path.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path.resolve(file), e);
        }
    }
}
