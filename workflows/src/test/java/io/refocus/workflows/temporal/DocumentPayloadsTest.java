package io.refocus.workflows.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetVersion;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.documents.BadDocumentException;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.FakePromotions;
import io.refocus.workflows.Samples;
import io.refocus.workflows.promotion.PromotionCase;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentPayloadsTest {
    private static final DataConverter CONVERTER = DocumentPayloads.converter();

    static Stream<Record> messages() {
        return Stream.of(
                Samples.ingest(),
                Samples.promotion(),
                TrainingHeartbeat.settingUp(600),
                new PromotionCase(
                        "p1",
                        Samples.promotion(),
                        new DatasetVersion("demo", "v1"),
                        Optional.empty(),
                        Optional.of(FakePromotions.verdict(true)),
                        false));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageComesBackAsItWasSent(Record message) {
        Payload payload = CONVERTER.toPayload(message).orElseThrow();

        assertThat(CONVERTER.fromPayload(payload, message.getClass(), message.getClass()))
                .isEqualTo(message);
    }

    @Test
    void aMessageIsReadableInTheServersPages() {
        assertThat(CONVERTER
                        .toPayload(new DatasetVersion("demo", "v1"))
                        .orElseThrow()
                        .getData()
                        .toStringUtf8())
                .isEqualTo("{\"name\":\"demo\",\"version\":\"v1\"}");
    }

    @Test
    void aMessageIsCheckedAsAFileIs() {
        Payload payload = CONVERTER.toPayload(Samples.ingest()).orElseThrow();
        String odd = payload.getData().toStringUtf8().replace("pixelBudget", "pixels");

        assertThatThrownBy(() -> CONVERTER.fromPayload(
                        payload.toBuilder()
                                .setData(ByteString.copyFromUtf8(odd))
                                .build(),
                        DatasetConfig.class,
                        DatasetConfig.class))
                .hasRootCauseInstanceOf(BadDocumentException.class)
                .rootCause()
                .hasMessageContaining("pixels");
    }

    @Test
    void aMessageOfMoreThan256KibibytesIsRefusedWithItsSize() {
        SweepOrder large =
                new SweepOrder("large", "x".repeat(PayloadLimit.BYTES), new DatasetVersion("demo", "v1"), Map.of(), 1);

        assertThatThrownBy(() -> CONVERTER.toPayload(large))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("expected at most 262144");
    }

    @Test
    void theLongestListOfFaultsFits() {
        FileFault longest = new FileFault("f".repeat(512), "r".repeat(512));
        FaultList list = FaultList.of(Collections.nCopies(100_000, longest));

        assertThat(CONVERTER.toPayload(list).orElseThrow().getSerializedSize()).isLessThan(PayloadLimit.BYTES);
        assertThat(list.describe()).endsWith("and 99800 more");
    }
}
