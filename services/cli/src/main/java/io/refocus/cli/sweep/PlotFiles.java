package io.refocus.cli.sweep;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Charts as files of a folder. */
public final class PlotFiles {
    private PlotFiles() {}

    /**
     * Makes the folder if it is missing; files of these names are replaced.
     *
     * @throws RefocusException BAD_INPUT if it cannot be written
     */
    public static void write(Path folder, Map<String, byte[]> charts) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> chart : charts.entrySet()) {
                Files.write(folder.resolve(chart.getKey()), chart.getValue());
            }
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "cannot write charts into %s (%s); name a folder that can be".formatted(folder, e),
                    e);
        }
    }
}
