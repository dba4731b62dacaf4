package io.refocus.cli.verb;

import io.refocus.application.server.Servers;
import io.refocus.application.sweep.SweepSteering;
import io.refocus.cli.server.StackServers;
import io.refocus.cli.sweep.PathValues;
import io.refocus.documents.BadDocumentException;
import io.refocus.workflows.search.SearchBudget;
import io.refocus.workflows.search.SteeringReply;
import io.refocus.workflows.search.SweepVerb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The verbs that change a sweep after its start. */
final class SteeringCommands {
    private static final String JSON = "--json: {\"sweepId\", \"state\", \"told\"}";

    private SteeringCommands() {}

    /** What they have in common: a sweep, and a line that says what happens now. */
    abstract static class Steering implements Callable<Integer> {
        @ParentCommand
        private SweepCommand group;

        @Mixin
        private JsonOption json;

        @Parameters(index = "0", paramLabel = "ID", description = "As `sweep start` and `sweep list` print it.")
        private String id;

        abstract SweepVerb verb();

        @Override
        public final Integer call() {
            SweepVerb verb = verb();
            SteeringReply reply;
            try (Servers servers = StackServers.of(group.stack())) {
                reply = new SweepSteering(servers).steer(id, verb);
            }
            String state = reply.state().name().toLowerCase(Locale.ROOT);
            if (json.wanted()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("sweepId", id);
                row.put("state", state);
                row.put("told", reply.told());
                group.shell().printJson(row);
            } else {
                group.shell().print("sweep %s, %s: %s".formatted(id, state, reply.told()));
            }
            return ExitCodes.DONE;
        }
    }

    /** Of one trial. */
    abstract static class TrialSteering extends Steering {
        @Parameters(index = "1", paramLabel = "TRIAL", description = "As `sweep show` prints it.")
        private String trial;

        final String trial() {
            return trial;
        }
    }

    @Command(
            name = "pause",
            description = {"No trial begins until the sweep is resumed; those that run go on to their end.", JSON},
            footer = {"", "Example:", "  ./refocus sweep pause 3f0a9c5e7d1b2468"})
    static final class Pause extends Steering {
        @Override
        SweepVerb verb() {
            return new SweepVerb.Pause();
        }
    }

    @Command(
            name = "resume",
            description = {"Takes a pause, or a stop that has not come to its end, back.", JSON},
            footer = {"", "Example:", "  ./refocus sweep resume 3f0a9c5e7d1b2468"})
    static final class Resume extends Steering {
        @Override
        SweepVerb verb() {
            return new SweepVerb.Resume();
        }
    }

    @Command(
            name = "stop",
            description = {
                "No trial begins any more; those that run go on to their end, and the sweep ends with them.",
                JSON
            },
            footer = {"", "Example:", "  ./refocus sweep stop 3f0a9c5e7d1b2468"})
    static final class Stop extends Steering {
        @Override
        SweepVerb verb() {
            return new SweepVerb.Stop();
        }
    }

    @Command(
            name = "concurrency",
            description = {
                "Changes how many trials run at a time. When fewer are wanted, those that run go on to their end.",
                JSON
            },
            footer = {"", "Example:", "  ./refocus sweep concurrency 3f0a9c5e7d1b2468 4"})
    static final class Concurrency extends Steering {
        @Parameters(index = "1", paramLabel = "N", description = "Trials at a time, 1 to 100.")
        private int trials;

        @Override
        SweepVerb verb() {
            return new SweepVerb.Concurrency(trials);
        }
    }

    @Command(
            name = "extend",
            description = {
                "Raises the budget of a search. Each number is the new limit in all, not what is added. An ended sweep is started again, and"
                        + " its minutes begin anew.",
                JSON
            },
            footer = {"", "Example:", "  ./refocus sweep extend 3f0a9c5e7d1b2468 --trials 40"})
    static final class Extend extends Steering {
        @Option(names = "--trials", paramLabel = "N", description = "Trials in all.")
        private Integer trials;

        @Option(names = "--minutes", paramLabel = "N", description = "Minutes since the start.")
        private Integer minutes;

        @Option(names = "--steps", paramLabel = "N", description = "Steps in sum over all trials.")
        private Long steps;

        @Override
        SweepVerb verb() {
            return new SweepVerb.Extend(new SearchBudget(
                    Optional.ofNullable(trials), Optional.ofNullable(minutes), Optional.ofNullable(steps)));
        }
    }

    @Command(
            name = "add",
            description = {
                "Adds a point that a search tries before any further draw. It needs a value for every parameter that exists there, and counts"
                        + " in the budget.",
                JSON
            },
            footer = {"", "Example:", "  ./refocus sweep add 3f0a9c5e7d1b2468 generator.width=32"})
    static final class Add extends Steering {
        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "PATH=VALUE",
                description = "A parameter of the space and its value, as in YAML.")
        private List<String> values;

        @Override
        SweepVerb verb() {
            return new SweepVerb.Add(PathValues.of(values));
        }
    }

    @Command(
            name = "prune",
            description = {
                "Ends a trial, which publishes a checkpoint first; another one takes its place. `sweep retry` takes it up again.",
                JSON
            },
            footer = {"", "Example:", "  ./refocus sweep prune 3f0a9c5e7d1b2468 9b1c33d07a5e4f21"})
    static final class Prune extends TrialSteering {
        @Override
        SweepVerb verb() {
            return new SweepVerb.Prune(trial());
        }
    }

    @Command(
            name = "retry",
            description = {
                "Runs a trial once more that failed, or was pruned or cancelled, from its last checkpoint. An ended sweep is started again.",
                JSON
            },
            footer = {"", "Example:", "  ./refocus sweep retry 3f0a9c5e7d1b2468 9b1c33d07a5e4f21"})
    static final class Retry extends TrialSteering {
        @Override
        SweepVerb verb() {
            return new SweepVerb.Retry(trial());
        }
    }

    @Command(
            name = "widen",
            description = {
                "Gives a parameter of a search more values: all that it had, and others. Draws come from the wider space from now on.",
                JSON
            },
            footer = {"", "Example:", "  ./refocus sweep widen 3f0a9c5e7d1b2468 'seed={integer: [1, 9]}'"})
    static final class Widen extends Steering {
        @Parameters(index = "1", paramLabel = "PATH=SPACE", description = "A parameter and its space, as in YAML.")
        private String parameter;

        @Override
        @SuppressWarnings("unchecked") // a mapping of a document
        SweepVerb verb() {
            Map.Entry<String, Object> read =
                    PathValues.of(List.of(parameter)).entrySet().iterator().next();
            if (!(read.getValue() instanceof Map<?, ?> space)) {
                throw new BadDocumentException(
                        "widen", read.getKey(), String.valueOf(read.getValue()), "a space such as {uniform: [0, 1]}");
            }
            return new SweepVerb.Widen(read.getKey(), (Map<String, Object>) space);
        }
    }
}
