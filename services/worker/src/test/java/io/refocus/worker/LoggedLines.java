package io.refocus.worker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the worker logs meanwhile, as its log shows it but without the time. */
public final class LoggedLines extends Handler {
    private final Logger worker =
            Logger.getLogger("io.refocus.worker"); // held, so that it is not collected with its handler
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public LoggedLines() {
        worker.addHandler(this);
    }

    /** Those that contain the text. */
    public List<String> with(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void publish(LogRecord record) {
        String line = new LogLine().format(record);
        lines.add(line.substring(line.indexOf(' ') + 1).stripTrailing());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        worker.removeHandler(this);
    }
}
