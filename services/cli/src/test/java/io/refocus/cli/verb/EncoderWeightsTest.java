package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.pairs.PairFolders;
import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.network.DeblurganV2;
import io.refocus.learning.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training of DeblurGAN-v2 on MobileNetV2 says about its encoder's first weights. */
class EncoderWeightsTest {
    private static final String RANDOM = "; its encoder starts from random weights: no encoderWeights given";

    @TempDir
    private Path folder;

    private Path pairs;

    @BeforeEach
    void write() throws IOException {
        pairs = folder.resolve("pairs");
        for (String name : List.of("train/blur/a", "validation/blur/b")) {
            PairFolders.write(
                    pairs.resolve(name + ".png"), PairFolders.stripes(40, 32 + name.charAt(name.length() - 1) % 8, 6));
            PairFolders.write(
                    pairs.resolve(name.replace("blur", "sharp") + ".png"),
                    PairFolders.stripes(40, 32 + name.charAt(name.length() - 1) % 8, 0));
        }
    }

    private RunOfTheCommand train(Map<String, ?> generator, String... more) throws IOException {
        Experiment tiny = Experiment.read(RunOfTheCommand.ROOT.resolve("configs/experiments/deblur.yaml"))
                .vary(Map.of(
                        "generator", generator, "validation.crops", 1, "validation.cropSize", 32, "training.steps", 2))
                .vary(Map.of("training.checkpointEvery", 1, "training.validateEvery", 1))
                .vary(Map.of("feeding.patchSize", 32, "feeding.batchSize", 1));
        Path file = Files.writeString(folder.resolve("tiny.yaml"), Documents.json(tiny));
        List<String> arguments = new ArrayList<>(List.of("train", file.toString(), "--pairs", pairs.toString()));
        arguments.addAll(List.of("-o", folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private RunOfTheCommand run(String... arguments) {
        return RunOfTheCommand.of(folder.resolve("home"), Map.of(), arguments);
    }

    @Test
    void aTrainingThatBeginsSaysOnceThatTheyAreRandomAndAFinishedModelNever() throws IOException {
        Map<String, ?> mobilenet = Map.of("type", "deblurgan-v2", "encoder", "mobilenet");

        RunOfTheCommand begun = train(mobilenet, "--steps", "2", "--minutes", "0");
        assertThat(begun.exitCode()).as(begun.err()).isZero();
        assertThat(begun.err()).containsOnlyOnce(RANDOM).containsOnlyOnce("random");

        List<String> logged = new ArrayList<>();
        Handler handler = new Keeping(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            RunOfTheCommand resumed = train(mobilenet, "--resume");
            assertThat(resumed.exitCode()).as(resumed.err()).isZero();
            assertThat(resumed.err()).contains("goes on from step 1").doesNotContain("random");
            RunOfTheCommand evaluated = run("evaluate", folder.resolve("out").toString(), pairs + "/validation");
            assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
            assertThat(evaluated.err()).doesNotContain("random");
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged).noneMatch(message -> message.contains("encoder"));
    }

    @Test
    void anEncoderThatShipsIsNotWorthAWord() throws IOException {
        RunOfTheCommand run = train(Map.of("type", "deblurgan-v2", "encoder", "fpn3"), "--steps", "1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("encoder").doesNotContain("random");
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        Path file = folder.resolve("nowhere.safetensors");
        Map<String, ?> weights = Map.of("file", file.toString(), "sha256", "0".repeat(64));

        RunOfTheCommand run = train(Map.of("type", "deblurgan-v2", "encoder", "mobilenet", "encoderWeights", weights));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("; its encoder starts from the weights in " + file)
                .contains("refocus: " + file + ": no such file; expected an encoder's tensors, as cut_mobilenet.py")
                .doesNotContain("\tat ");
    }

    @Test
    void aTrainingGoesOnWithoutTheFileItBeganWith() throws IOException {
        Path file = folder.resolve("encoder.safetensors");
        DeblurganV2 random = new DeblurganV2(DeblurganV2.Encoder.MOBILENET, Optional.empty());
        try (Network network = Network.generator(random, 1)) {
            Map<String, Tensor> encoder = new TreeMap<>();
            NativeTensors.snapshot(network.tensors()).forEach((name, tensor) -> {
                if (name.startsWith("encoder.")) encoder.put(name.substring("encoder.0.".length()), tensor);
            });
            SafeTensors.write(file, encoder);
        }
        Map<String, ?> weights = Map.of("file", file.toString(), "sha256", Digests.sha256(file));
        Map<String, ?> generator = Map.of("type", "deblurgan-v2", "encoder", "mobilenet", "encoderWeights", weights);
        RunOfTheCommand begun = train(generator, "--steps", "2", "--minutes", "0");
        assertThat(begun.exitCode()).as(begun.err()).isZero();
        assertThat(begun.err()).contains("; its encoder starts from the weights in " + file);
        Files.delete(file);

        RunOfTheCommand resumed = train(generator, "--resume");

        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("goes on from step 1");
        assertThat(folder.resolve("out/model.json")).content().doesNotContain("encoderWeights\":{");
    }

    private static final class Keeping extends Handler {
        private final List<String> messages;

        private Keeping(List<String> messages) {
            this.messages = messages;
        }

        @Override
        public void publish(LogRecord line) {
            messages.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
