package io.refocus.cli.doctor;

import io.refocus.cli.shell.Shell;
import io.refocus.cli.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/** All checks, the machine's first. */
public final class Doctor {
    private Doctor() {}

    public static List<CheckResult> examine(Shell shell, Stack stack) {
        List<CheckResult> findings = new ArrayList<>(new MachineChecks(shell.places(), shell.environment()).run());
        findings.add(CheckResult.ok(
                "inference limits", stack.settings().config().inference().words(shell.environment())));
        findings.addAll(new ServerChecks(stack).run());
        return findings;
    }
}
