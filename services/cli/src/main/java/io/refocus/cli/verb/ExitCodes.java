package io.refocus.cli.verb;

import io.refocus.fault.Fault;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Meaning of the exit codes, the same for every verb; the help without a verb shows it. */
final class ExitCodes {
    static final int DONE = 0;

    private ExitCodes() {}

    static void document(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(meanings());
    }

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(Integer.toString(DONE), "done");
        meanings.put(code(Fault.INTERNAL), "anything else; the message names a log");
        meanings.put(code(Fault.BAD_INPUT), "bad input or usage");
        meanings.put(code(Fault.NOT_FOUND), "not found");
        meanings.put(code(Fault.REFUSED), "refused by the gate");
        meanings.put(code(Fault.UNREACHABLE), "a server is not reachable");
        return meanings;
    }

    private static String code(Fault fault) {
        return Integer.toString(fault.exitCode());
    }
}
