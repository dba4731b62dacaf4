package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a training has left in a folder. */
record TrainedFolder(Path path) {
    Journal journal() throws IOException {
        Path file = path.resolve(Journal.FILE);
        return Journal.parse(Files.readString(file), file.toString());
    }

    /** Losses, rates and scores of the journal, without the times. */
    private List<?> measurements() throws IOException {
        Stream<?> steps = journal().steps().stream()
                .map(step -> List.of(step.step(), step.losses(), step.generatorRate(), step.discriminatorRate()));
        Stream<?> validations = journal().validations().stream()
                .map(validation -> List.of(validation.step(), validation.restored(), validation.identity()));
        return Stream.concat(steps, validations).toList();
    }

    void assertSameTraining(TrainedFolder other) throws IOException {
        assertThat(measurements()).isNotEmpty().isEqualTo(other.measurements());
        assertThat(path.resolve("model.safetensors")).hasSameBinaryContentAs(other.path.resolve("model.safetensors"));
    }
}
