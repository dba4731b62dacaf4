package io.refocus.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that listens on a port, from {@code /proc} (proc(5)).
 *
 * @param command its command line, if that is long only the program and the last words
 */
record PortOwner(long pid, String command) {
    private static final List<Path> SOCKETS = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final String LISTENS = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int LONGEST = 60;

    /** Empty if nothing listens there, or a process of another user. */
    static Optional<PortOwner> of(int port) {
        return SOCKETS.stream()
                .flatMap(table -> inode(table, port).stream())
                .flatMap(inode -> holder("socket:[" + inode + "]").stream())
                .findFirst();
    }

    private static Optional<String> inode(Path table, int port) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines.skip(1)
                    .map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields[STATE].equals(LISTENS) && port(fields[ADDRESS]) == port)
                    .map(fields -> fields[INODE])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }

    private static Optional<PortOwner> holder(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .map(process -> new PortOwner(process.pid(), command(process.pid())))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.anyMatch(descriptor -> target(descriptor).equals(socket));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false; // it has ended, or belongs to another user
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /** The program and the end of its arguments: of a JVM the beginning says nothing. */
    static String shortened(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        String program = line.replaceFirst(" .*", "").replaceFirst(".*/", "");
        String end = line.substring(line.length() - LONGEST);
        return program + " ... " + end.substring(end.indexOf(' ') + 1);
    }

    private static String command(long pid) {
        try {
            String line = Files.readString(
                            Path.of("/proc", Long.toString(pid), "cmdline"),
                            java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ')
                    .trim();
            return shortened(line);
        } catch (IOException e) {
            return "ended meanwhile";
        }
    }
}
