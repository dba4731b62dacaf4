package io.refocus.cli.doctor;

import io.refocus.application.server.Servers;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.stack.Component;
import io.refocus.cli.stack.ComponentStatus;
import io.refocus.cli.stack.PortCheck;
import io.refocus.cli.stack.Ports;
import io.refocus.cli.stack.Stack;
import io.refocus.fault.RefocusException;
import java.util.ArrayList;
import java.util.List;

/** Each server's own answer; free ports where there is no server yet. */
final class ServerChecks {
    private final Stack stack;

    ServerChecks(Stack stack) {
        this.stack = stack;
    }

    List<CheckResult> run() {
        List<CheckResult> findings = new ArrayList<>();
        for (ComponentStatus line : stack.status()) {
            findings.add(
                    switch (line.state()) {
                        case STOPPED -> stopped(line);
                        case DIED ->
                            CheckResult.unreachable(
                                    line.component().label(),
                                    "was started and ended on its own",
                                    "see ./refocus logs %s; ./refocus up starts it again".formatted(line.component()));
                        case ORPHANED ->
                            CheckResult.unreachable(
                                    line.component().label(),
                                    "ended on its own; processes that it started still run, process %s first"
                                            .formatted(line.pid()
                                                    .map(Object::toString)
                                                    .orElse("?")),
                                    "./refocus up ends them and starts it again; ./refocus down ends them");
                        case STARTING ->
                            CheckResult.unreachable(
                                    line.component().label(),
                                    "runs, but does not answer"
                                            + line.url()
                                                    .map(url -> " at " + url)
                                                    .orElse(""),
                                    "wait, or see ./refocus logs " + line.component());
                        case RUNNING, EXTERNAL -> answer(line);
                    });
        }
        return findings;
    }

    private CheckResult stopped(ComponentStatus line) {
        for (int port : ports(line.component())) {
            if (!PortCheck.free(port)) {
                return CheckResult.unreachable(
                        line.component().label(), "not started", PortCheck.taken(line.component(), port));
            }
        }
        return CheckResult.note(line.component().label(), "not started", "./refocus up starts it");
    }

    private List<Integer> ports(Component component) {
        Ports ports = stack.settings().ports();
        return switch (component) {
            case TEMPORAL -> List.of(ports.temporal(), ports.temporalUi());
            case STORE -> List.of(ports.store());
            case MLFLOW -> List.of(ports.mlflow());
            case INFERENCE -> List.of(ports.inference());
            case DEMO_INFERENCE -> List.of(ports.demoInference());
            case WORKER -> List.of();
        };
    }

    private CheckResult answer(ComponentStatus line) {
        String label = line.component().label();
        String where = line.url().map(url -> " at " + url).orElse("");
        if (line.component() == Component.INFERENCE || line.component() == Component.DEMO_INFERENCE) {
            return inference(line.component(), where);
        }
        try (Servers servers = StackServers.of(stack)) {
            String detail =
                    switch (line.component()) {
                        case TEMPORAL -> {
                            servers.workflows();
                            yield "answers" + where;
                        }
                        case STORE -> {
                            servers.datasets();
                            yield "answers" + where;
                        }
                        case MLFLOW -> {
                            servers.registry();
                            yield "answers" + where;
                        }
                        case WORKER, INFERENCE, DEMO_INFERENCE -> "runs";
                    };
            return CheckResult.ok(label, detail);
        } catch (RefocusException e) {
            return CheckResult.unreachable(label, "does not work" + where, e.getMessage());
        }
    }

    private CheckResult inference(Component component, String where) {
        return stack.answers(component)
                ? CheckResult.ok(component.label(), "answers" + where)
                : CheckResult.unreachable(
                        component.label(), "does not answer" + where, "is the service at that address up?");
    }
}
