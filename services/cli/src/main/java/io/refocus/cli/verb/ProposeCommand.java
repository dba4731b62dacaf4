package io.refocus.cli.verb;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.search.propose.ProposalLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "propose",
        description = {
            "Says what a search would try next, for programs that compare it with another: a request and an answer are a line of"
                    + " JSON each.",
            "A request: {\"search\": as in a sweep, \"space\": as in a sweep, \"told\": [{\"number\", \"point\", \"state\":"
                    + " \"completed\", \"pending\", \"diverged\" or \"failed\", \"score\": the higher the better}]}.",
            "An answer: {\"number\", \"point\"}; {} if every point has been tried."
        },
        footer = {"", "Example:", "  ./refocus bench propose < requests.jsonl"})
final class ProposeCommand implements Callable<Integer> {
    @ParentCommand
    private BenchCommand group;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "/dev/stdin",
            description = "Requests, a line each; the standard input if it is left out.")
    private Path file;

    @Override
    public Integer call() {
        try (BufferedReader requests = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                number++;
                group.shell().print(ProposalLines.answer(line, file + " line " + number));
                group.shell().out().flush();
            }
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "%s cannot be read: %s; expected a file of requests".formatted(file, e), e);
        }
        return ExitCodes.DONE;
    }
}
