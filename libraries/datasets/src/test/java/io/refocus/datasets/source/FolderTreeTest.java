package io.refocus.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void makeScenes() throws IOException {
        root = Files.createDirectories(folder.resolve("source"));
        write("elsewhere/lake/blur/1.png");
        write("source/train/hill/blur/1.png");
    }

    private void write(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "a");
    }

    private void link(String link, String target) throws IOException {
        Files.createSymbolicLink(folder.resolve(link), Path.of(target));
    }

    @Test
    void linksToFoldersAreFollowedAndSoIsALinkedRoot() throws IOException {
        link("source/train/lake", "../../elsewhere/lake");
        link("linked", "source");

        assertThat(FolderTree.open(root).files()).containsExactly("train/hill/blur/1.png", "train/lake/blur/1.png");
        FolderTree linked = FolderTree.open(folder.resolve("linked"));
        assertThat(linked.files()).isEqualTo(FolderTree.open(root).files());
        assertThat(linked.read("train/lake/blur/1.png")).isEqualTo("a".getBytes(StandardCharsets.UTF_8));
        assertThat(linked.passedOver()).isEmpty();
    }

    /** The folder keeps its own name, also where a link comes before it in the order of names. */
    @Test
    void noFolderIsReadTwiceAndLoopsEnd() throws IOException {
        link("source/train/a-link-to-hill", "hill");
        link("source/train/hill/up", "..");
        link("source/train/lake", "../../elsewhere/lake");
        link("source/train/lake-again", "../../elsewhere/lake");
        link("elsewhere/lake/round", "../lake");

        FolderTree tree = FolderTree.open(root);

        assertThat(tree.files()).containsExactly("train/hill/blur/1.png", "train/lake/blur/1.png");
        assertThat(tree.passedOver()).singleElement().satisfies(links -> {
            assertThat(links.reason()).isEqualTo("links to folders that are read already");
            assertThat(links.files()).isEqualTo(4);
        });
    }

    @Test
    void aLinkThatLeadsNowhereIsSaid() throws IOException {
        link("source/train/hill/blur/2.png", "gone.png");

        assertThat(FolderTree.open(root).passedOver())
                .extracting(PassedOver::toString)
                .containsExactly("links that lead nowhere (1): train/hill/blur/2.png");
    }

    /** What a process without a UTF-8 locale does, as one that was not started by the launcher may be. */
    public static final class Lister {
        private Lister() {}

        public static void main(String[] arguments) {
            try {
                System.out.println(FolderTree.open(Path.of(arguments[0])));
            } catch (RefocusException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aProcessThatCannotReadANameSaysSoInsteadOfPassingItOver() throws Exception {
        write("source/train/h\u00fcgel/blur/1.png");
        Path said = folder.resolve("said");
        ProcessBuilder lister = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Lister.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        lister.environment().put("LC_ALL", "C");

        assertThat(lister.start().waitFor(1, TimeUnit.MINUTES)).isTrue();

        assertThat(Files.readString(said, StandardCharsets.ISO_8859_1))
                .contains("this process reads the names of files as ANSI_X3.4-1968", "start it with LC_ALL=C.UTF-8");
    }
}
