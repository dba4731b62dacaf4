package io.refocus.cli.stack;

import io.refocus.cli.shell.Shell;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One start of components: all missing ones are started at once, then waited for. */
final class ComponentStartup {
    private static final int TAIL_LINES = 15;
    private static final int LONGEST_LINE = 300;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SAY_AGAIN = Duration.ofSeconds(10);

    private final Shell shell;
    private final StackSettings settings;
    private final StartedComponents started;
    private final ComponentReadiness readiness;

    ComponentStartup(Shell shell, StackSettings settings, PidFiles records, StartedComponents started) {
        this.shell = shell;
        this.settings = settings;
        this.started = started;
        this.readiness = new ComponentReadiness(settings.endpoints(), records);
    }

    /** Starts all of them, or none if a port is taken. */
    void launch(List<LaunchSpec> launches, ProcessLauncher launcher) {
        launches.forEach(PortCheck::requireFree);
        for (LaunchSpec launch : launches) {
            ComponentRecord record = started.add(launcher, launch);
            shell.say(
                    "%s started (pid %d)", launch.component(), record.process().pid());
        }
    }

    /** Returns when all answer. */
    void await(Map<Component, ComponentRecord> records) {
        Set<Component> missing = new TreeSet<>(records.keySet());
        long deadline = System.nanoTime()
                + Duration.ofSeconds(settings.config().readySeconds()).toNanos();
        long sayAt = System.nanoTime() + SAY_AGAIN.toNanos();
        while (!missing.isEmpty()) {
            started.checkpoint();
            missing.removeIf(component -> ready(records.get(component)));
            long now = System.nanoTime();
            if (now > deadline && !missing.isEmpty()) {
                throw late(missing);
            }
            if (now > sayAt && !missing.isEmpty()) {
                shell.say("waiting for %s", names(missing));
                sayAt = now + SAY_AGAIN.toNanos();
            }
            pause();
        }
    }

    private boolean ready(ComponentRecord record) {
        Component component = record.component();
        if (!record.alive()) {
            started.checkpoint();
            throw ended(component);
        }
        if (!readiness.answers(component) || !readiness.settled(component)) {
            return false;
        }
        shell.say(
                "%s ready%s%s",
                component,
                settings.endpoints().of(component).map(url -> " at " + url).orElse(""),
                settings.endpoints()
                        .pages(component)
                        .map(pages -> ", its pages at " + pages)
                        .orElse(""));
        return true;
    }

    private RefocusException ended(Component component) {
        List<String> tail = LogTail.lines(log(component), TAIL_LINES).stream()
                .map(ComponentStartup::shortened)
                .toList();
        return new RefocusException(
                Fault.UNREACHABLE,
                "%s ended while starting; its log %s ends with:\n  %s"
                        .formatted(component, log(component), String.join("\n  ", tail)));
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "...";
    }

    private RefocusException late(Set<Component> missing) {
        List<String> logs = new ArrayList<>();
        missing.forEach(component -> logs.add(log(component).toString()));
        return new RefocusException(
                Fault.UNREACHABLE,
                String.format(
                        Locale.ROOT,
                        "%s did not answer within %d s; see %s, or raise readySeconds in configs/stack.yaml",
                        names(missing),
                        settings.config().readySeconds(),
                        String.join(" and ", logs)));
    }

    private Path log(Component component) {
        return settings.places().logs().resolve(component.label() + ".log");
    }

    private static String names(Set<Component> components) {
        return String.join(", ", components.stream().map(Component::label).toList());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.INTERNAL, "interrupted while waiting for the stack", e);
        }
    }
}
