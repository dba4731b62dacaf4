package io.refocus.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, distinguished from a later one with the same number.
 *
 * @param started boot id of the machine and clock ticks from boot to the process's start
 */
public record ProcessIdentity(long pid, String started) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** The process that has this number now; empty if there is none, or only a zombie. */
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcessStat.read(pid).map(stat -> new ProcessIdentity(pid, bootId() + "/" + stat.startTicks()));
    }

    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    private static String bootId() {
        try {
            return Files.readString(BOOT_ID).trim();
        } catch (IOException e) {
            return "unknown-boot";
        }
    }
}
