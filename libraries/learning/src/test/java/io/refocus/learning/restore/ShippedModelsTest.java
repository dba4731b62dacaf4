package io.refocus.learning.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.imaging.Picture;
import io.refocus.learning.feed.Pictures;
import io.refocus.learning.network.Residual;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedModelsTest {
    private static final long LARGEST_BYTES = 2_000_000;

    /** A row of the card's table, or a section of it, that has a figure of its own. */
    private static final List<String> CARD = List.of(
            "(?m)^\\| data \\|.*\\d",
            "(?m)^\\| made by \\|.*\\d+ minutes",
            "(?m)^\\|.*test pictures.*\\|.*PSNR",
            "(?m)^\\|.*\\d+\\.\\d\\d dB \\([+-]\\d+\\.\\d\\d\\) \\|",
            "(?m)^## Limits\\n- .");

    private static final Path CHECKOUT = Path.of("../../models");

    @TempDir
    Path folder;

    @Test
    void aModelIsAFolderWithADescriptionUnderItsName() throws IOException {
        TinyModels.write(folder.resolve("sharp"), new Residual(4, 1), 1);
        TinyModels.write(folder.resolve("plain"), new Residual(4, 1), 2);
        Files.createDirectories(folder.resolve("notes"));
        Files.writeString(folder.resolve("README.md"), "models");
        ShippedModels models = ShippedModels.in(folder);

        assertThat(models.names()).containsExactly("plain", "sharp");
        assertThat(models.find("sharp")).contains(folder.resolve("sharp"));
        assertThat(models.find("notes")).isEmpty();
        assertThat(models.find("../" + folder.getFileName() + "/sharp")).isEmpty();
        assertThat(models.standard()).contains("plain");
        TinyModels.write(folder.resolve("deblur"), new Residual(4, 1), 3);
        TinyModels.write(folder.resolve("aged"), new Residual(4, 1), 4);
        assertThat(models.standard()).contains("deblur");
        assertThat(ShippedModels.in(folder.resolve("nowhere")).names()).isEmpty();
        assertThat(ShippedModels.in(folder.resolve("nowhere")).standard()).isEmpty();
    }

    @Test
    void whatIsInAJarRestoresAsWhatWasPutThere() throws IOException {
        TinyModels.write(folder.resolve("sharp"), new Residual(4, 1), 1);
        Picture blurred = Pictures.smooth(40, 30, 1);
        Path jar = folder.resolve("learning.jar");
        try (FileSystem writing = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path inside = Files.createDirectories(writing.getPath("/models/sharp"));
            for (String file : List.of("model.json", "model.safetensors")) {
                Files.copy(folder.resolve("sharp").resolve(file), inside.resolve(file));
            }
        }
        try (FileSystem reading = FileSystems.newFileSystem(jar, (ClassLoader) null);
                Restorer there = Restorer.load(ShippedModels.in(reading.getPath("/models"))
                        .find("sharp")
                        .orElseThrow());
                Restorer here = Restorer.load(folder.resolve("sharp"))) {
            assertThat(there.restore(blurred).planes())
                    .isEqualTo(here.restore(blurred).planes());
        }
    }

    static List<String> shipped() {
        return ShippedModels.in(CHECKOUT).names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aModelThatShipsIsSmallAndItsCardSaysWhatItWasMadeFromAndWhatItIsGoodFor(String name) throws IOException {
        Path model = CHECKOUT.resolve(name);
        assertThat(model.resolve("model.safetensors")).isRegularFile();
        try (Stream<Path> files = Files.list(model)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(LARGEST_BYTES);
        }
        String card = Files.readString(model.resolve("MODEL_CARD.md"));
        for (String fact : CARD) assertThat(card).containsPattern(fact);
    }

    @Test
    void theBuildHoldsEveryModelOfTheCheckoutAndEachCanBeLoaded() {
        ShippedModels built = ShippedModels.ofThisBuild();
        ShippedModels checkout = ShippedModels.in(CHECKOUT);

        assertThat(built.names()).isEqualTo(checkout.names());
        for (String name : built.names()) {
            try (Restorer restorer = Restorer.load(built.find(name).orElseThrow())) {
                assertThat(restorer.description())
                        .isEqualTo(ModelDescription.read(checkout.find(name).orElseThrow()));
            }
        }
    }
}
