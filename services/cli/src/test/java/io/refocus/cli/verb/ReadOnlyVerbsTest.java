package io.refocus.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.MinioClient;
import io.minio.SetBucketPolicyArgs;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.Split;
import io.refocus.documents.Digests;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.model.VersionRecord;
import io.refocus.testing.RealServers;
import io.refocus.testing.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verbs that only read the bucket, with keys that may only read it: VersityGW and MLflow as external servers. */
@Tag("server")
class ReadOnlyVerbsTest {
    private static final String BUCKET = "read-only-verbs";

    @TempDir
    private Path home;

    @Test
    void theyListShowAndRebuild() throws Exception {
        S3Server store = RealServers.store();
        String model = "read-only-" + ProcessHandle.current().pid();
        try (Bucket bucket =
                Bucket.prepare(new StoreSettings(store.endpoint(), store.accessKey(), store.secretKey(), BUCKET))) {
            String picture = bucket.datasets().putPicture(new byte[] {1});
            DatasetPair pair = new DatasetPair("a", "a", Split.TRAIN, picture, picture, 8, 8);
            String source = Digests.sha256("source".getBytes(StandardCharsets.UTF_8));
            bucket.datasets()
                    .publish(new DatasetManifest(
                            "photos", List.of(pair), Optional.empty(), "refocus-metrics/1", source));
            bucket.models().put(new VersionRecord(model, 1, "t-1", "s3://b/trials/t-1/m/", Map.of("trial", "t-1")));
            bucket.models().setChampion(model, Optional.of(1));
        }
        Map<String, String> reader = reader(store, model);

        assertThat(run(reader, "dataset", "list").out()).contains("photos@");
        RunOfTheCommand rebuild = run(reader, "tracking", "rebuild");
        assertThat(rebuild.exitCode()).as(rebuild.err()).isZero();
        assertThat(rebuild.out()).contains("0 sweeps, 0 trials, 0 promotions; 1 models compared");
        assertThat(run(reader, "model", "show").out())
                .contains(model + ", version 1")
                .contains("t-1");
    }

    private RunOfTheCommand run(Map<String, String> environment, String... arguments) {
        return RunOfTheCommand.of(home, environment, arguments);
    }

    /** Lets a user list the bucket and read its objects, and nothing else. */
    private static Map<String, String> reader(S3Server store, String model) throws Exception {
        S3Server user = RealServers.storeUser("reader-of-verbs");
        MinioClient owner = MinioClient.builder()
                .endpoint(store.endpoint().toString())
                .region("us-east-1")
                .credentials(store.accessKey(), store.secretKey())
                .build();
        String policy = """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": ["%1$s"]}, "Action": ["s3:ListBucket"],
                   "Resource": ["arn:aws:s3:::%2$s"]},
                  {"Effect": "Allow", "Principal": {"AWS": ["%1$s"]}, "Action": ["s3:GetObject"],
                   "Resource": ["arn:aws:s3:::%2$s/*"]}]}
                """.formatted(user.accessKey(), BUCKET);
        owner.setBucketPolicy(
                SetBucketPolicyArgs.builder().bucket(BUCKET).config(policy).build());
        owner.close();
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL_S3", user.endpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", user.accessKey());
        environment.put("AWS_SECRET_ACCESS_KEY", user.secretKey());
        environment.put("REFOCUS_BUCKET", BUCKET);
        environment.put("REFOCUS_MODEL", model);
        environment.put("MLFLOW_TRACKING_URI", RealServers.mlflow().toString());
        return environment;
    }
}
