package io.refocus.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionNoticeTest {
    /** A program that works until it is ended or, its work done, only waits. */
    private static final String PROGRAM = """
            import io.refocus.cli.shell.InterruptionNotice;
            import io.refocus.cli.shell.RefocusPaths;
            import io.refocus.cli.shell.Shell;
            import io.refocus.cli.shell.Stopwatch;
            import java.nio.file.Path;
            import java.util.Map;
            import java.util.concurrent.CountDownLatch;

            class Program {
                public static void main(String[] words) throws Exception {
                    RefocusPaths places = new RefocusPaths(Path.of("."), Path.of("."));
                    Shell shell = new Shell(Map.of(), places, System.out, System.err, Stopwatch.start(), false);
                    InterruptionNotice.during(() -> work(words[0].equals("done")), shell, "sweep 3f0a goes on");
                    work(false);
                }

                private static boolean work(boolean done) {
                    try {
                        if (!done) {
                            System.out.println("waiting");
                            new CountDownLatch(1).await(); // until the process is ended
                        }
                        return done;
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    private String saidWhenEnded(String state) throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("Program.java"), PROGRAM);
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.toString(),
                        state)
                .redirectError(err.toFile())
                .start();
        try (var out = process.inputReader()) {
            assertThat(out.readLine()).as(Files.readString(err)).isEqualTo("waiting");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(143);
        return Files.readString(err);
    }

    @Test
    void whoEndsTheCommandIsToldWhatGoesOn() throws Exception {
        assertThat(saidWhenEnded("working")).containsPattern("\n\\[ +\\d+ s] sweep 3f0a goes on\n$");
    }

    @Test
    void nothingIsSaidOnceTheWorkIsDone() throws Exception {
        assertThat(saidWhenEnded("done")).isEmpty();
    }
}
