package io.refocus.cli.stack;

import java.time.Duration;
import java.util.Collection;

/**
 * Ends components with all their processes: sends SIGTERM, then SIGKILL. Takes at most the grace period and two
 * seconds.
 */
final class ComponentShutdown {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);

    private final PidFiles records;

    ComponentShutdown(PidFiles records) {
        this.records = records;
    }

    /** Ends the components that call others first, so that none of them calls a server that has ended. */
    void endInOrder(Collection<ComponentRecord> components, Duration grace) {
        end(components.stream().filter(c -> c.component().callsOthers()).toList(), grace);
        end(components.stream().filter(c -> !c.component().callsOthers()).toList(), grace);
    }

    /** Ends all of them at the same time and removes their records. */
    void end(Collection<ComponentRecord> components, Duration grace) {
        components.forEach(component -> component.members().forEach(ComponentShutdown::ask));
        if (!awaitAll(components, grace)) {
            components.forEach(component -> component.members().forEach(ComponentShutdown::kill));
            awaitAll(components, AFTER_KILL);
        }
        components.forEach(component -> records.remove(component.component()));
    }

    private static void ask(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static boolean awaitAll(Collection<ComponentRecord> components, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (components.stream().map(ComponentRecord::members).anyMatch(members -> !members.isEmpty())) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
