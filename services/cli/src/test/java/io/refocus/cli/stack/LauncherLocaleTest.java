package io.refocus.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.pairs.PairFolders;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher itself, in a checkout whose path has an umlaut, called from places without a UTF-8 locale. */
class LauncherLocaleTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path checkout;

    /** The launcher, its configurations and a build whose jar leads to the classes under test. */
    @BeforeEach
    void layOutACheckout() throws IOException {
        checkout = folder.resolve("prüfung ж");
        Files.createDirectories(checkout.resolve("services/worker/target/lib"));
        Files.createDirectories(checkout.resolve("services/cli/target"));
        Files.createDirectories(checkout.resolve("services/inference/target/quarkus-app"));
        Files.createFile(checkout.resolve("services/inference/target/quarkus-app/quarkus-run.jar"));
        Files.createDirectories(checkout.resolve(".refocus"));
        Files.writeString(checkout.resolve(".refocus/build.stamp"), "none\nnow\n");
        Files.createDirectories(checkout.resolve("configs"));
        Files.copy(ROOT.resolve("configs/stack.yaml"), checkout.resolve("configs/stack.yaml"));
        Files.copy(ROOT.resolve("refocus"), checkout.resolve("refocus"));
        for (String built : List.of("pom.xml", "libraries", "workflows", "infra", "models")) {
            Files.createFile(checkout.resolve(built));
            Files.setLastModifiedTime(checkout.resolve(built), FileTime.from(Instant.EPOCH));
        }
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        try (var jar = new JarOutputStream(
                Files.newOutputStream(checkout.resolve("services/cli/target/refocus-cli-1.jar")), manifest)) {
            jar.finish();
        }
    }

    static List<Map<String, String>> callers() {
        return List.of(Map.of(), Map.of("LANG", "C"), Map.of("LC_ALL", "POSIX"), Map.of("LC_CTYPE", "C"));
    }

    @ParameterizedTest
    @MethodSource("callers")
    void namesAreReadWhateverTheCallersLanguage(Map<String, String> language) throws Exception {
        Path out = folder.resolve("out");
        for (String side : List.of("blur", "sharp")) {
            Path scene = Files.createDirectories(checkout.resolve("photos ü/100% 日本/" + side));
            PairFolders.write(scene.resolve("é [1].png"), PairFolders.stripes(40, 32, side.equals("blur") ? 6 : 0));
        }
        Files.writeString(checkout.resolve("日本-ü.yaml"), """
                name: odd
                source: {type: pairs, location: photos ü, scenes: folder}
                split: {validation: 0, test: 0, seed: 1}
                pixelBudget: 10000
                """);
        ProcessBuilder command = new ProcessBuilder(
                        "bash", checkout.resolve("refocus").toString(), "dataset", "ingest", "日本-ü.yaml", "--dry-run")
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        command.environment().clear();
        command.environment().putAll(language);
        command.environment().put("PATH", System.getenv("PATH"));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));

        Process process = command.start();

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("train       1 scene, 1 picture").doesNotContain("passed over");
    }
}
