package io.refocus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The command's own log, {@code logs/cli.log}: messages of libraries go there, not to the terminal. */
final class CommandLog {
    private static final int LARGEST_BYTES = 1 << 20;
    private static final int FILES = 1;

    private CommandLog() {}

    static void open(Path folder) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.INFO);
        try {
            Files.createDirectories(folder);
            Handler file = new FileHandler(folder.resolve("cli.log").toString(), LARGEST_BYTES, FILES, true);
            file.setFormatter(new SimpleFormatter());
            file.setErrorManager(new Silent());
            root.addHandler(file);
        } catch (IOException e) {
            System.err.println("refocus: no log of this command is kept: cannot write in " + folder);
        }
    }

    /** A log that can no longer be written, on a full disk, is no matter of the verb; the usual manager prints a trace. */
    private static final class Silent extends ErrorManager {
        @Override
        public void error(String message, Exception failure, int code) {}
    }
}
