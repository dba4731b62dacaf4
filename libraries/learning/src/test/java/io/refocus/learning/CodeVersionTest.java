package io.refocus.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeVersionTest {
    @TempDir
    Path folder;

    @Test
    void itCoversTheThreeModulesAndStaysTheSame() {
        assertThat(CodeVersion.current()).matches("[0-9a-f]{64}").isEqualTo(CodeVersion.current());
    }

    @Test
    void aJarAndItsFolderHaveOneVersionAndOtherFilesDoNotCount() throws IOException {
        write("io/refocus/A.class", "a");
        write("io/refocus/b/B.class", "b");
        write("io/refocus/build.properties", "commit");
        write("org/elsewhere/C.class", "c");
        Path jar = Files.createTempFile("refocus-version", ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String name : List.of("io/refocus/b/B.class", "io/refocus/A.class", "org/elsewhere/C.class")) {
                out.putNextEntry(new JarEntry(name));
                out.write(Files.readAllBytes(folder.resolve(name)));
            }
        }
        String version = CodeVersion.digest(CodeVersion.classesBeside(folder));
        assertThat(CodeVersion.digest(CodeVersion.classesBeside(jar))).isEqualTo(version);
        assertThat(CodeVersion.classesBeside(jar).keySet())
                .containsExactly("io/refocus/A.class", "io/refocus/b/B.class");
        Files.delete(jar);

        write("io/refocus/b/B.class", "b2");
        assertThat(CodeVersion.digest(CodeVersion.classesBeside(folder))).isNotEqualTo(version);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
