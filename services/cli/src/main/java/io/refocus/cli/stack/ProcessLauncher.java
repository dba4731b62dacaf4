package io.refocus.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts components that continue after the command: each leads its own session, so that signals of the terminal do
 * not reach it.
 */
final class ProcessLauncher {
    private final PidFiles records;
    private final Path workingFolder;
    private final BoundedLog logs;

    ProcessLauncher(PidFiles records, Path workingFolder, BoundedLog logs) {
        this.records = records;
        this.workingFolder = workingFolder;
        this.logs = logs;
    }

    /** Starts it and writes its record. It gets a new log; the previous one is kept with the ending {@code .1}. */
    ComponentRecord start(LaunchSpec launch) {
        List<String> command = new ArrayList<>();
        command.add("setsid"); // execs in place: the component keeps the number of the process started here
        command.addAll(logs.around(launch));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(launch.environment());
        try {
            builder.redirectOutput(freshLog(launch.log()).toFile()); // what the shell itself says
            return record(launch, builder.start().pid());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + launch.component(), e);
        }
    }

    private ComponentRecord record(LaunchSpec launch, long pid) {
        ProcessIdentity identity = ProcessIdentity.of(pid).orElse(new ProcessIdentity(pid, "ended at once"));
        ComponentRecord record =
                new ComponentRecord(launch.component(), identity, launch.url(), launch.pages(), launch.fingerprint());
        records.write(record);
        return record;
    }

    private static Path freshLog(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log)) {
            Path previous = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }
}
