package io.refocus.learning.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.BadDocumentException;
import io.refocus.documents.Documents;
import io.refocus.learning.network.DeblurganV2;
import io.refocus.learning.network.DiscriminatorSpec;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Residual;
import io.refocus.learning.objective.AdversarialRule;
import io.refocus.learning.objective.Term;
import io.refocus.learning.optimise.Optimiser;
import io.refocus.learning.schedule.LearningRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {
    private static final Path SHIPPED = Path.of("../../configs/experiments");
    private static final Path REFERENCE = Path.of("../../docs/experiments.md");
    private static final Path DEMO = SHIPPED.resolve("demo.yaml");

    @TempDir
    Path folder;

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedExperimentBindsUnderItsFilesName(Path file) {
        Experiment experiment = Experiment.read(file);
        assertThat(experiment.name() + ".yaml").isEqualTo(file.getFileName().toString());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {GeneratorSpec.class, DiscriminatorSpec.class, Term.class, Optimiser.class, LearningRate.class})
    void everyTypeStandsInTheReference(Class<?> family) throws IOException {
        String reference = Files.readString(REFERENCE);
        for (Class<?> record : family.getPermittedSubclasses()) {
            String type = record.getSimpleName()
                    .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                    .toLowerCase(Locale.ROOT);
            assertThat(reference).contains("\n| `" + type + "` |");
        }
    }

    @ParameterizedTest
    @EnumSource(AdversarialRule.class)
    void everyRuleStandsInTheReference(AdversarialRule rule) throws IOException {
        assertThat(Files.readString(REFERENCE)).contains("\n| `" + kebab(rule) + "` |");
    }

    @ParameterizedTest
    @EnumSource(DeblurganV2.Encoder.class)
    void everyEncoderStandsInTheReference(DeblurganV2.Encoder encoder) throws IOException {
        assertThat(Files.readString(REFERENCE)).containsPattern("\n\\| `deblurgan-v2` \\|.*`" + kebab(encoder) + "`");
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void whatIsSentAsJsonIsTheSameExperiment() {
        Experiment demo = Experiment.read(DEMO);
        assertThat(Experiment.parse(demo.canonicalJson(), "json")).isEqualTo(demo);
        Experiment alone = ExperimentSamples.alone(5);
        assertThat(Experiment.parse(alone.canonicalJson(), "json")).isEqualTo(alone);
    }

    @Test
    void anyNumericOrNamedFieldCanBeVaried() {
        Experiment varied = Experiment.read(DEMO)
                .vary(Map.of(
                        "seed",
                        11L,
                        "generator.width",
                        16,
                        "objective.terms.0",
                        Map.of("type", "l2", "weight", 2),
                        "feeding.flips",
                        false,
                        "generatorOptimiser.beta1",
                        0.5,
                        "adversary.optimiser.learningRate",
                        Map.of("type", "constant", "rate", 1e-3)));
        assertThat(varied.seed()).isEqualTo(11);
        assertThat(varied.generator()).isEqualTo(new Residual(16, 4));
        assertThat(varied.objective().terms()).containsExactly(new Term.L2(2), new Term.FftL1(0.1));
        assertThat(varied.feeding().flips()).isFalse();
        assertThat(varied.generatorOptimiser())
                .isEqualTo(new Optimiser.Adam(
                        Experiment.read(DEMO).generatorOptimiser().learningRate(), 0.5, 0.9, Optional.of(0.3)));
        assertThat(varied.adversary().orElseThrow().optimiser().learningRate())
                .isEqualTo(new LearningRate.Constant(1e-3));
        assertThat(varied.validation()).isEqualTo(Experiment.read(DEMO).validation());
    }

    @Test
    void anOptionalKeyThatTheExperimentLeavesOutCanBeVaried() {
        Experiment varied = ExperimentSamples.tiny(5)
                .vary(Map.of(
                        "feeding.sharpShare", 0.5,
                        "generatorOptimiser.clipNorm", 1,
                        "training.averageDecay", 0.999,
                        "adversary.optimiser.clipNorm", 0.25,
                        "start.model", "deblur"));

        assertThat(varied.feeding().sharpShare()).contains(0.5);
        assertThat(varied.generatorOptimiser().clipNorm()).contains(1.0);
        assertThat(varied.training().averageDecay()).contains(0.999);
        assertThat(varied.adversary().orElseThrow().optimiser().clipNorm()).contains(0.25);
        assertThat(varied.start().orElseThrow().model()).isEqualTo("deblur");
    }

    @Test
    void aKeyOfAnAdversaryThatIsNotThereIsToldWhatIsMissing() {
        assertThatThrownBy(() -> ExperimentSamples.alone(5).vary(Map.of("adversary.weight", 0.1)))
                .hasMessageContaining("adversary.rule: got nothing; expected one of bce, least-squares, ");
    }

    @Test
    void varyingByItsOwnValueIsTheSameExperiment() {
        Experiment tiny = ExperimentSamples.tiny(5);
        assertThat(Documents.digest(tiny.vary(Map.of("objective.terms.0.weight", 1))))
                .isEqualTo(Documents.digest(tiny));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.95, Double.NaN})
    void aSharpShareOutsideItsRangeIsRefused(double share) {
        assertThatThrownBy(() -> new Feeding(8, 4, true, true, 0, 64, Optional.of(share), Optional.empty()))
                .hasMessage("sharpShare is %s; expected a number above 0, at most 0.9; leave the key out for none"
                        .formatted(share));
    }

    @ParameterizedTest
    @CsvSource({
        "generatorOptimiser.rate, 0.1, beta1",
        "generator.width, 3, 4",
        "feeding.patchSize, 15, a multiple of 2",
        "adversary.weight, 0, adversary.weight",
        "adversary.updatesPerStep, 0, from 1 to 100",
        "objective.terms.1.weight, 1, one of 0",
    })
    void anIllegalPointOfASweepNamesTheKeyAndWhatIsLegal(String path, double value, String legal) {
        Number number = value == Math.rint(value) ? (Number) (long) value : (Number) value;
        assertThatThrownBy(() -> ExperimentSamples.tiny(5).vary(Map.of(path, number)))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining(legal);
    }

    @Test
    void patchesMustLeaveEveryDiscriminatorAScore() {
        Experiment tiny = ExperimentSamples.tiny(5);
        String first = "adversary.discriminators.0";
        assertThatThrownBy(() -> tiny.vary(Map.of(first, Map.of("type", "patchgan", "width", 4, "layers", 3))))
                .hasMessageContaining("feeding.patchSize: got 16; expected at least 24 for this discriminator");
        assertThatThrownBy(() ->
                        tiny.vary(Map.of(first, Map.of("type", "dense-discriminator", "width", 4, "patchSize", 32))))
                .hasMessageContaining("feeding.patchSize: got 16; expected 32, the size of this discriminator");
    }

    @Test
    void patchesMustBeLargeEnoughForEveryTermInEveryStage() {
        Experiment structural =
                ExperimentSamples.tiny(5).vary(Map.of("objective.terms.0", Map.of("type", "ssim", "weight", 1)));
        assertThatThrownBy(() -> structural.vary(Map.of("feeding.patchSize", 10)))
                .hasMessageContaining("feeding.patchSize: got 10; expected at least 11");
        assertThatThrownBy(() -> structural.vary(Map.of("feeding", staged(10))))
                .hasMessageContaining("feeding.stages.patchSize: got 10; expected at least 11");
        assertThatThrownBy(() -> structural.vary(Map.of("feeding", staged(13))))
                .hasMessageContaining("feeding.stages.patchSize: got 13; expected a multiple of 2");
        assertThat(structural
                        .vary(Map.of("feeding", staged(12)))
                        .feeding()
                        .at(0)
                        .patchSize())
                .isEqualTo(12);
    }

    private static Map<String, Object> staged(int patchSize) {
        return Map.of(
                "patchSize",
                16,
                "batchSize",
                2,
                "flips",
                true,
                "quarterTurns",
                true,
                "colourJitter",
                0.1,
                "cacheMegabytes",
                16,
                "stages",
                List.of(Map.of("steps", 2, "patchSize", patchSize, "batchSize", 4)));
    }

    @Test
    void anAdversaryHasOneOrTwoDiscriminators() {
        List<Map<String, Object>> three =
                java.util.Collections.nCopies(3, Map.of("type", "patchgan", "width", 8, "layers", 1));
        assertThatThrownBy(() -> ExperimentSamples.tiny(5).vary(Map.of("adversary.discriminators", three)))
                .hasMessageContaining("adversary.discriminators: got 3; expected from 1 to 2");
    }

    @ParameterizedTest
    @CsvSource({
        "'batchSize: 32', 'batchsize: 32', feeding.batchsize",
        "'  patchSize: 32', '  patchSize: 33', feeding.patchSize",
        "'batchSize: 32', 'batchSize: many', feeding.batchSize",
        "'validation:', 'validations:', validations",
        "'type: cosine', 'type: cosinus', 'one of constant, step, exponential, polynomial, cosine'",
        "'type: psnr', 'type: vgg', 'objective.terms[0].type'",
        "'rule: bce', 'rule: wgan-gp', 'one of bce, least-squares, hinge, relativistic-average-least-squares'",
        "'type: adam', 'type: adamax', 'one of adam, adam-w, sgd'",
    })
    void aFaultyFileIsToldByFileAndKey(String line, String faulty, String key) throws IOException {
        String demo = Files.readString(DEMO);
        assertThat(demo).contains(line);
        Path file = Files.writeString(folder.resolve("faulty.yaml"), demo.replace(line, faulty));
        assertThatThrownBy(() -> Experiment.read(file))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("faulty.yaml")
                .hasMessageContaining(key);
    }
}
