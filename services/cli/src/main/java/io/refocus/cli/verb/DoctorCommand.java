package io.refocus.cli.verb;

import io.refocus.cli.doctor.CheckResult;
import io.refocus.cli.doctor.CheckResult.Verdict;
import io.refocus.cli.doctor.Doctor;
import io.refocus.cli.shell.Shell;
import io.refocus.fault.Fault;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "doctor",
        description = {
            "Checks Java, Python, disk, ports, and each server's answer; says what to do about each failure. A stack"
                    + " that is not started is no failure.",
            "--json: [{\"check\", \"verdict\", \"detail\", \"advice\"}]"
        },
        footer = {"", "Example:", "  ./refocus doctor"})
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        List<CheckResult> findings = Doctor.examine(refocus.shell(), refocus.stack());
        if (json.wanted()) {
            refocus.shell().printJson(findings);
        } else {
            findings.forEach(finding -> show(refocus.shell(), finding));
        }
        return exitCode(findings);
    }

    private static void show(Shell shell, CheckResult finding) {
        String verdict = finding.verdict().name().toLowerCase(Locale.ROOT);
        shell.print("%-11s  %-15s  %s".formatted(verdict, finding.check(), finding.detail()));
        if (!finding.advice().isEmpty()) {
            shell.print(" ".repeat(30) + finding.advice());
        }
    }

    private static int exitCode(List<CheckResult> findings) {
        List<Verdict> verdicts = findings.stream().map(CheckResult::verdict).toList();
        if (verdicts.contains(Verdict.UNREACHABLE)) {
            return Fault.UNREACHABLE.exitCode();
        }
        return verdicts.contains(Verdict.FAILED) ? Fault.INTERNAL.exitCode() : ExitCodes.DONE;
    }
}
