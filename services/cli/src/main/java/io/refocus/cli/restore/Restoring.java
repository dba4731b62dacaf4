package io.refocus.cli.restore;

import io.refocus.cli.shell.Shell;
import io.refocus.cli.shell.Stopwatch;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does a job to its end: one bad picture does not keep the others from being restored. */
public final class Restoring {
    private final Shell shell;
    private final PictureRestorer restorer;

    public Restoring(Shell shell, PictureRestorer restorer) {
        this.shell = shell;
        this.restorer = restorer;
    }

    /** One file's end. @param model empty if it could not be restored, then {@code problem} says why */
    public record Line(String in, String out, Optional<String> model, Optional<String> problem, double seconds) {}

    /**
     * Restores every pair in turn.
     *
     * @throws RefocusException UNREACHABLE at once if the service does not answer
     */
    public List<Line> run(RestoreJob job) {
        List<Line> lines = new ArrayList<>();
        for (RestoreJob.Pair pair : job.pairs()) {
            Line line = one(pair);
            lines.add(line);
            if (line.model().isPresent()) {
                shell.say(
                        "%s -> %s by %s in %.1f s",
                        pair.in(), pair.out(), line.model().get(), line.seconds());
            } else if (job.pairs().size() > 1) {
                shell.say("%s NOT restored: %s", pair.in(), line.problem().orElseThrow());
            }
        }
        return lines;
    }

    private Line one(RestoreJob.Pair pair) {
        Stopwatch watch = Stopwatch.start();
        String in = pair.in().toString();
        String out = pair.out().toString();
        try {
            String model = RestoreJob.restore(pair, restorer);
            return new Line(in, out, Optional.of(model), Optional.empty(), watch.seconds());
        } catch (RefocusException e) {
            if (e.fault() == Fault.UNREACHABLE) {
                throw e;
            }
            return new Line(in, out, Optional.empty(), Optional.of(e.getMessage()), watch.seconds());
        }
    }
}
