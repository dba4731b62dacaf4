package io.refocus.imaging.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.Documents;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract against scikit-image and scipy, on the pairs that golden/make_golden.py wrote. */
class GoldenPairsTest {
    record Golden(Map<String, PictureScores> pairs) {}

    static Stream<Map.Entry<String, PictureScores>> pairs() {
        String json = "{\"pairs\": %s}".formatted(new String(resource("golden.json"), StandardCharsets.UTF_8));
        return Documents.readJson(json, "golden.json", Golden.class).pairs().entrySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void scoresEqualTheLibraries(Map.Entry<String, PictureScores> golden) {
        PictureScores expected = golden.getValue();
        PictureScores scores = MetricContract.measure(
                picture(golden.getKey() + ".restored.png"), picture(golden.getKey() + ".sharp.png"));
        if (Double.isInfinite(expected.psnrDb())) {
            assertThat(scores).isEqualTo(expected);
        } else {
            assertThat(scores.psnrDb()).isCloseTo(expected.psnrDb(), within(1e-6));
        }
        assertThat(scores.ssim()).isCloseTo(expected.ssim(), within(1e-6));
        assertThat(scores.ssim3d()).isCloseTo(expected.ssim3d(), within(1e-6));
        assertThat(scores.acc()).isCloseTo(expected.acc(), within(1e-6));
    }

    private static Picture picture(String name) {
        return PictureCodec.decode(resource(name), 1 << 20);
    }

    private static byte[] resource(String name) {
        try (var in = GoldenPairsTest.class.getResourceAsStream("golden/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
