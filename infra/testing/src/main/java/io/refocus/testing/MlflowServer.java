package io.refocus.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An MLflow on a database of its own, artifacts through the server, that can be stopped and started again at the same address. */
public final class MlflowServer implements AutoCloseable {
    private final Path program;
    private final Path folder;
    private ServerProcess process;

    private MlflowServer(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
        this.process = ServerProcess.start("mlflow", this::launch);
    }

    /** Starts an empty one. It ends with the JVM if it is not closed before. */
    public static MlflowServer start() {
        return new MlflowServer(PythonEnvironment.MLFLOW.find(), ServerProcess.folder("mlflow"));
    }

    public URI address() {
        return process.address();
    }

    /** Ends the process; its database stays. */
    public void stop() {
        process.stop();
    }

    /** After {@link #stop}: the same database at the same address. */
    public void startAgain() {
        process = process.startAgain("mlflow", this::launch);
    }

    @Override
    public void close() {
        stop();
    }

    private ServerProcess.Launch launch(int port) {
        return new ServerProcess.Launch(
                List.of(
                        program.toString(),
                        "server",
                        "--host",
                        ServerProcess.HOST,
                        "--port",
                        "" + port,
                        "--workers",
                        "1",
                        "--backend-store-uri",
                        "sqlite:///" + folder.resolve("mlflow.db"),
                        "--artifacts-destination",
                        folder.resolve("artifacts").toUri().toString()),
                Map.of(
                        "MLFLOW_DISABLE_TELEMETRY",
                        "1",
                        "MLFLOW_SERVER_ENABLE_JOB_EXECUTION",
                        "false"), // eight more processes, for features not used here
                ServerReadiness.answering(port, "/health"));
    }
}
