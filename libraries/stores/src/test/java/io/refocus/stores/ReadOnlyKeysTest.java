package io.refocus.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minio.MinioClient;
import io.minio.SetBucketPolicyArgs;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.Split;
import io.refocus.documents.Digests;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.model.VersionRecord;
import io.refocus.testing.RealServers;
import io.refocus.testing.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keys that may only read are enough for, on a store that knows users. */
@Tag("server")
class ReadOnlyKeysTest {
    @TempDir
    private Path folder;

    @Test
    void theyListAndFetchAndAWriteIsRefusedInWords() throws Exception {
        StoreSettings writer = VersityStore.freshBucket();
        String dataset;
        try (Bucket bucket = Bucket.prepare(writer)) {
            dataset = publishDataset(bucket);
            publishModel(bucket);
        }

        try (Bucket bucket = Bucket.open(reader(writer))) {
            assertThat(bucket.datasets().latest("photos")).contains(dataset);
            assertThat(bucket.datasets().load("photos", dataset).pairs()).hasSize(1);
            assertThat(bucket.models().champion("refocus").orElseThrow().trialId())
                    .isEqualTo("t-1");
            bucket.models().fetch("refocus", 1, folder.resolve("back"));
            assertThat(folder.resolve("back/model.safetensors")).hasContent("weights");
            assertThat(bucket.trials().result("none")).isEmpty();
            assertThatThrownBy(() -> bucket.trials().claimAttempt("t-2"))
                    .isInstanceOfSatisfying(
                            RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                    .hasMessageContaining("put trials/t-2/latest.json")
                    .hasMessageContaining("does not let the key reader-")
                    .hasMessageContaining("expected keys that may read and write")
                    .hasMessageContaining("AWS_ACCESS_KEY_ID");
        }
    }

    @Test
    void openingMakesNoBucket() {
        StoreSettings absent = VersityStore.freshBucket();

        assertThatThrownBy(() -> Bucket.open(absent))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                .hasMessageContaining("has no bucket " + absent.bucket())
                .hasMessageContaining("REFOCUS_BUCKET");
        Bucket.prepare(absent).close();
        Bucket.open(absent).close();
    }

    private static String publishDataset(Bucket bucket) {
        String picture = bucket.datasets().putPicture(new byte[] {1});
        DatasetPair pair = new DatasetPair("a", "a", Split.TRAIN, picture, picture, 8, 8);
        String source = Digests.sha256("source".getBytes(StandardCharsets.UTF_8));
        return bucket.datasets()
                .publish(new DatasetManifest("photos", List.of(pair), Optional.empty(), "refocus-metrics/1", source));
    }

    private void publishModel(Bucket bucket) throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("model.safetensors"), "weights");
        Files.writeString(model.resolve("model.json"), "{}");
        bucket.models().put(new VersionRecord("refocus", 1, "t-1", "s3://b/m/", Map.of()));
        bucket.models().publish("refocus", 1, model);
        bucket.models().setChampion("refocus", Optional.of(1));
    }

    /** Lets a user list the bucket and read its objects, and nothing else. */
    private static StoreSettings reader(StoreSettings writer) throws Exception {
        S3Server user = RealServers.storeUser("reader-" + writer.bucket());
        MinioClient owner = MinioClient.builder()
                .endpoint(writer.endpoint().toString())
                .region("us-east-1")
                .credentials(writer.accessKey(), writer.secretKey())
                .build();
        owner.setBucketPolicy(SetBucketPolicyArgs.builder()
                .bucket(writer.bucket())
                .config("""
                            {"Version": "2012-10-17", "Statement": [
                              {"Effect": "Allow", "Principal": {"AWS": ["%1$s"]}, "Action": ["s3:ListBucket"],
                               "Resource": ["arn:aws:s3:::%2$s"]},
                              {"Effect": "Allow", "Principal": {"AWS": ["%1$s"]}, "Action": ["s3:GetObject"],
                               "Resource": ["arn:aws:s3:::%2$s/*"]}]}
                            """.formatted(user.accessKey(), writer.bucket()))
                .build());
        owner.close();
        return new StoreSettings(user.endpoint(), user.accessKey(), user.secretKey(), writer.bucket());
    }
}
