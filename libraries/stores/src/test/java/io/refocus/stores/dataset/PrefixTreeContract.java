package io.refocus.stores.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.object.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Objects that another program put into a bucket of its own, under the names that people give; a subclass says which store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PrefixTreeContract {
    private static final String FOREIGN = "photographs-" + UUID.randomUUID();
    private static final List<String> NAMES = List.of(
            "a b.png",
            "\u00fc \u00f6.png",
            "cafe\u0301.png",
            "\u65e5\u672c\u8a9e.png",
            "100% sharp.png",
            "100%20sharp.png",
            "a+b.png",
            "#1.png",
            "it's.png",
            "[x].png",
            "a&b=c.png",
            "IMG (a).png",
            ".hidden.png");

    private ObjectStore objects;

    protected abstract StoreSettings settings();

    @BeforeAll
    void open() throws Exception {
        StoreSettings settings = settings();
        objects = ObjectStore.prepare(settings);
        MinioClient client = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region("us-east-1")
                .credentials(settings.accessKey(), settings.secretKey())
                .build();
        try {
            ObjectStore.prepare(
                            new StoreSettings(settings.endpoint(), settings.accessKey(), settings.secretKey(), FOREIGN))
                    .close();
            for (String name : NAMES) {
                for (String prefix : List.of("", "my photos/\u00fc 100%/", ".taken/")) {
                    byte[] content = (prefix + name).getBytes(StandardCharsets.UTF_8);
                    client.putObject(PutObjectArgs.builder()
                            .bucket(FOREIGN)
                            .object(prefix + name)
                            .data(content, content.length)
                            .build());
                }
            }
        } finally {
            client.close();
        }
    }

    @AfterAll
    void close() {
        if (objects != null) {
            objects.close();
        }
    }

    @Test
    void everyNameIsListedAndReadUnderEveryPrefix() {
        for (String prefix : List.of("my photos/\u00fc 100%", "my photos/\u00fc 100%/", ".taken")) {
            PrefixTree tree = PrefixTree.open("s3://" + FOREIGN + "/" + prefix, objects);

            assertThat(tree.files()).containsExactlyInAnyOrderElementsOf(NAMES);
            for (String name : NAMES) {
                assertThat(new String(tree.read(name), StandardCharsets.UTF_8)).endsWith("/" + name);
            }
        }
    }

    @Test
    void aBucketWithoutAPrefixIsASourceToo() {
        for (String location : List.of("s3://" + FOREIGN, "s3://" + FOREIGN + "/")) {
            assertThat(PrefixTree.open(location, objects).files())
                    .hasSize(3 * NAMES.size())
                    .containsAll(NAMES);
        }
    }

    @Test
    void whatIsNotThereIsToldAsThat() {
        assertThatThrownBy(() -> PrefixTree.open("s3://no-such-bucket/x", objects))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND))
                .hasMessageContaining("s3://no-such-bucket/x")
                .hasMessageContaining("has no such bucket");
        assertThat(PrefixTree.open("s3://" + FOREIGN + "/nothing", objects).files())
                .isEmpty();
        assertThatThrownBy(() -> PrefixTree.open("s3://my_photos/x", objects))
                .hasMessageContaining(
                        "s3://my_photos/x; S3 allows names of buckets of 3 to 63 of a-z, 0-9, '.' and '-'");
        assertThatThrownBy(() -> PrefixTree.open("s3:///x", objects))
                .hasMessageContaining("expected s3://BUCKET/PREFIX");
    }
}
