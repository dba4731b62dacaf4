package io.refocus.cli.stack;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Java command lines for the built modules of a checkout. */
record JavaCommand(Path root) {
    private static final int YOUNG_SHARE = 8;
    /** DL4J's loop over the layers of a network, whose compilation costs 40 MB and gains nothing. */
    private static final String LAYERS = "org.deeplearning4j.nn.graph.ComputationGraph::outputOfLayersDetached";

    private static final int FIRST_WITH_NATIVE_ACCESS_FLAGS = 24;

    /** A module that is its jar plus {@code target/lib}. */
    ModuleLine module(String folder, String artifact, int heapMegabytes) {
        Path target = root.resolve(folder).resolve("target");
        String classPath = newestJar(target, artifact) + File.pathSeparator + target.resolve("lib") + "/*";
        List<String> line = start(heapMegabytes);
        line.addAll(List.of("-cp", classPath));
        return new ModuleLine(line);
    }

    List<String> jar(String path, int heapMegabytes) {
        Path jar = root.resolve(path);
        if (!Files.exists(jar)) {
            throw notBuilt(jar);
        }
        List<String> line = start(heapMegabytes);
        line.addAll(List.of("-jar", jar.toString()));
        return line;
    }

    record ModuleLine(List<String> start) {
        List<String> main(String mainClass, String... arguments) {
            List<String> line = new ArrayList<>(start);
            line.add(mainClass);
            line.addAll(List.of(arguments));
            return line;
        }
    }

    private static List<String> start(int heapMegabytes) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Xmx" + heapMegabytes + "m");
        line.add("-Xmn" + heapMegabytes / YOUNG_SHARE
                + "m"); // otherwise memory grows for an hour with the old generation
        line.add("-XX:+UseSerialGC");
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.addAll(List.of("-XX:CompileCommand=quiet", "-XX:CompileCommand=exclude," + LAYERS));
        line.add("-Djava.awt.headless=true");
        line.add("-Djava.net.preferIPv4Stack=true");
        if (Runtime.version().feature() >= FIRST_WITH_NATIVE_ACCESS_FLAGS) {
            line.add("--enable-native-access=ALL-UNNAMED");
            line.add("--sun-misc-unsafe-memory-access=allow");
        }
        return line;
    }

    private static Path newestJar(Path target, String artifact) {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(artifact + "-\\d.*\\.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> notBuilt(target));
        } catch (IOException e) {
            throw notBuilt(target);
        }
    }

    private static RefocusException notBuilt(Path missing) {
        return new RefocusException(
                Fault.INTERNAL, "%s is not built; build with: mvn -DskipTests package".formatted(missing));
    }
}
