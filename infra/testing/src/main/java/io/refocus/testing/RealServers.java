package io.refocus.testing;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The real servers, each started when first asked for and shared by all tests of this JVM. Where one cannot be had (no Go, no
 * Python, no network) the asking test is skipped with the reason; with the environment variable {@code CI} set it fails.
 */
public final class RealServers {
    private static final String ACCESS_KEY = "refocus-test";
    private static final Duration ADMIN_LIMIT = Duration.ofMinutes(1);
    private static final String SECRET_KEY = "refocus-test-secret";

    private static final SharedServer<String> TEMPORAL = new SharedServer<>("Temporal", RealServers::startTemporal);
    private static final SharedServer<S3Server> VERSITY = new SharedServer<>("VersityGW", RealServers::startVersity);
    private static final SharedServer<S3Server> OLD_MINIO =
            new SharedServer<>("MinIO of 2021", RealServers::startOldMinio);
    private static final SharedServer<URI> MLFLOW =
            new SharedServer<>("MLflow", () -> MlflowServer.start().address());

    private RealServers() {}

    /** Temporal's development server on a database file. @return host and port; the namespace is {@code default} */
    public static String temporal() {
        return TEMPORAL.get();
    }

    /** VersityGW on a folder: an S3 server with conditional writes. */
    public static S3Server store() {
        return VERSITY.get();
    }

    /**
     * A user of {@link #store} who may do nothing until a bucket's policy lets him.
     *
     * @param accessKey names the user in the policy
     */
    public static S3Server storeUser(String accessKey) {
        S3Server store = store();
        S3Server user = new S3Server(store.endpoint(), accessKey, accessKey + "-secret");
        Programs.run(
                List.of(
                        GoProgram.VERSITYGW.find().toString(),
                        "admin",
                        "--access",
                        store.accessKey(),
                        "--secret",
                        store.secretKey(),
                        "--endpoint-url",
                        store.endpoint().toString(),
                        "create-user",
                        "--access",
                        user.accessKey(),
                        "--secret",
                        user.secretKey(),
                        "--role",
                        "user"),
                Map.of(),
                ADMIN_LIMIT);
        return user;
    }

    /** MinIO of February 2021: an S3 server that ignores the conditions of conditional writes. */
    public static S3Server storeWithoutConditionalWrites() {
        return OLD_MINIO.get();
    }

    /** MLflow on a database file, artifacts through the server. @return its address */
    public static URI mlflow() {
        return MLFLOW.get();
    }

    private static String startTemporal() {
        Path program = PythonEnvironment.TEMPORAL.find();
        Path folder = ServerProcess.folder("temporal");
        return ServerProcess.start(
                        "temporal",
                        port -> new ServerProcess.Launch(
                                List.of(
                                        program.toString(),
                                        "server",
                                        "start-dev",
                                        "--ip",
                                        ServerProcess.HOST,
                                        "--port",
                                        "" + port,
                                        "--headless",
                                        "--log-level",
                                        "warn",
                                        "--db-filename",
                                        folder.resolve("temporal.db").toString()),
                                Map.of(),
                                ServerReadiness.accepting(port)))
                .hostAndPort();
    }

    private static S3Server startVersity() {
        Path program = GoProgram.VERSITYGW.find();
        Path folder = ServerProcess.folder("versitygw");
        ServerProcess server = ServerProcess.start(
                "versitygw",
                port -> new ServerProcess.Launch(
                        List.of(
                                program.toString(),
                                "--port",
                                ServerProcess.HOST + ":" + port,
                                "--iam-dir",
                                ServerProcess.folder("versitygw-iam").toString(),
                                "posix",
                                folder.toString()),
                        Map.of("ROOT_ACCESS_KEY", ACCESS_KEY, "ROOT_SECRET_KEY", SECRET_KEY),
                        ServerReadiness.answering(port, "/")));
        return new S3Server(server.address(), ACCESS_KEY, SECRET_KEY);
    }

    private static S3Server startOldMinio() {
        Path program = GoProgram.OLD_MINIO.find();
        Path folder = ServerProcess.folder("old-minio");
        ServerProcess server = ServerProcess.start(
                "old-minio",
                port -> new ServerProcess.Launch(
                        List.of(
                                program.toString(),
                                "server",
                                "--address",
                                ServerProcess.HOST + ":" + port,
                                folder.toString()),
                        Map.of("MINIO_ROOT_USER", ACCESS_KEY, "MINIO_ROOT_PASSWORD", SECRET_KEY),
                        ServerReadiness.answering(port, "/minio/health/live")));
        return new S3Server(server.address(), ACCESS_KEY, SECRET_KEY);
    }
}
