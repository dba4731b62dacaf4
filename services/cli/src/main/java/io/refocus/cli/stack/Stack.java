package io.refocus.cli.stack;

import io.refocus.cli.shell.Shell;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The components of one state folder, as they are now. */
public final class Stack {
    private final Shell shell;
    private final String build;
    private final PidFiles records;

    /** @param build which build of the modules would be started now */
    public Stack(Shell shell, String build) {
        this.shell = shell;
        this.build = build;
        this.records = new PidFiles(shell.places().run());
    }

    /** The settings as of now: where a component already runs, its own address is in them. */
    public StackSettings settings() {
        return StackSettings.of(shell.places(), shell.environment());
    }

    public List<ComponentStatus> status() {
        StackSettings settings = settings();
        ComponentReadiness readiness = new ComponentReadiness(settings.endpoints(), records);
        return Arrays.stream(Component.values())
                .filter(component -> Component.STACK.contains(component)
                        || records.find(component).isPresent())
                .parallel()
                .map(component -> status(component, settings, readiness))
                .toList();
    }

    /** Whether a component answers, whoever started it. */
    public boolean answers(Component component) {
        return new ComponentReadiness(settings().endpoints(), records).answers(component);
    }

    private ComponentStatus status(Component component, StackSettings settings, ComponentReadiness readiness) {
        Optional<ComponentRecord> record = records.find(component);
        ComponentStatus.State state = state(component, settings, readiness, record);
        return new ComponentStatus(
                component,
                state,
                switch (state) {
                    case RUNNING, STARTING ->
                        record.map(started -> started.process().pid());
                    case ORPHANED ->
                        record.flatMap(started -> started.members().stream().findFirst());
                    case STOPPED, DIED, EXTERNAL -> Optional.empty();
                },
                settings.endpoints().of(component),
                settings.endpoints().pages(component));
    }

    private static ComponentStatus.State state(
            Component component,
            StackSettings settings,
            ComponentReadiness readiness,
            Optional<ComponentRecord> record) {
        if (settings.endpoints().isExternal(component)) {
            return ComponentStatus.State.EXTERNAL;
        }
        if (record.isEmpty()) {
            return ComponentStatus.State.STOPPED;
        }
        if (!record.get().alive()) {
            return record.get().members().isEmpty() ? ComponentStatus.State.DIED : ComponentStatus.State.ORPHANED;
        }
        return readiness.answers(component) ? ComponentStatus.State.RUNNING : ComponentStatus.State.STARTING;
    }

    /**
     * Starts components that do not run, or run with other settings, and waits until all answer. If that fails, those
     * that did not run before are ended again.
     */
    public StartedComponents up(List<Component> components) {
        return StackLock.holding(shell, () -> startAll(components));
    }

    /** Runs a demo, or what must not begin while one runs: a second demo and {@code up} wait for its end. */
    public <T> T withoutDemo(Supplier<T> work) {
        return StackLock.withoutDemo(shell, work);
    }

    /** Makes the keys of the local store if there are none. */
    public void prepare() {
        if (!settings().endpoints().isExternal(Component.STORE)) {
            Credentials.findOrMake(shell.places().home());
        }
    }

    private StartedComponents startAll(List<Component> components) {
        StartedComponents started = new StartedComponents(new ComponentShutdown(records));
        try {
            start(components, started);
            return started;
        } catch (RuntimeException e) {
            if (!started.added().isEmpty()) {
                shell.say("stopping the components that were started");
            }
            started.end(grace());
            throw e;
        }
    }

    private void start(List<Component> components, StartedComponents started) {
        StackSettings settings = settings();
        new RunningPorts(records).requireSame(settings.ports(), settings.endpoints());
        DiskSpace.require(shell.places().home());
        prepare();
        settings.endpoints().external().forEach((component, at) -> shell.say("%s is external, at %s", component, at));
        ComponentCommands launches = new ComponentCommands(settings, build);
        List<LaunchSpec> wanted = components.stream()
                .filter(component -> !settings.endpoints().isExternal(component))
                .map(launches::of)
                .toList();
        List<LaunchSpec> missing =
                wanted.stream().filter(launch -> !runsAsWanted(launch)).toList();
        missing.stream().filter(launch -> membersOf(launch).isEmpty()).forEach(PortCheck::requireFree);
        Set<Component> replaced = missing.stream()
                .filter(this::endEarlier)
                .map(LaunchSpec::component)
                .collect(Collectors.toCollection(TreeSet::new));
        started.replace(replaced);
        ComponentStartup starting = new ComponentStartup(shell, settings, records, started);
        starting.launch(missing, new ProcessLauncher(records, shell.places().home(), BoundedLog.USUAL));
        Map<Component, ComponentRecord> all = new EnumMap<>(Component.class);
        wanted.forEach(launch ->
                all.put(launch.component(), records.find(launch.component()).orElseThrow()));
        starting.await(all);
    }

    private boolean runsAsWanted(LaunchSpec launch) {
        return records.find(launch.component())
                .filter(ComponentRecord::alive)
                .filter(record -> record.fingerprint().equals(launch.fingerprint()))
                .isPresent();
    }

    private List<Long> membersOf(LaunchSpec launch) {
        return records.find(launch.component()).map(ComponentRecord::members).orElse(List.of());
    }

    /** Ends what is there of an earlier start. @return whether it was running */
    private boolean endEarlier(LaunchSpec launch) {
        Optional<ComponentRecord> record = records.find(launch.component());
        if (record.isEmpty()) {
            return false;
        }
        boolean alive = record.get().alive();
        shell.say(
                alive
                        ? "%s runs with an older build or other settings: starting it again"
                        : "%s had ended: starting it again",
                launch.component());
        new ComponentShutdown(records).end(List.of(record.get()), grace());
        return alive;
    }

    /**
     * Ends everything {@code up} started, within twice the configured grace and a few seconds.
     *
     * @return the components that were running
     */
    public Set<Component> down() {
        return StackLock.holding(shell, this::endRecorded);
    }

    private Set<Component> endRecorded() {
        List<ComponentRecord> recorded = Arrays.stream(Component.values())
                .flatMap(component -> records.find(component).stream())
                .toList();
        Set<Component> running = recorded.stream()
                .filter(record -> !record.members().isEmpty())
                .map(ComponentRecord::component)
                .collect(Collectors.toCollection(TreeSet::new));
        new ComponentShutdown(records).endInOrder(recorded, grace());
        return running;
    }

    /** How long a component may take to end before it is killed. */
    public Duration grace() {
        return Duration.ofSeconds(settings().config().stopSeconds());
    }
}
