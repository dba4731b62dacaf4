package io.refocus.cli.verb;

import io.refocus.cli.demo.DemoRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "demo",
        description = {
            "The whole chain on the shipped photographs, from configs/{datasets,sweeps}/demo.yaml and configs/gates/default.yaml:"
                    + " ingest, sweep, gate, promote, restore the test pictures through a service. The model is the demo's own,"
                    + " refocus-demo, with a service of its own: the model in service is not touched.",
            "What ran before runs afterwards; a worker of an older build is started again by this one. What was started for the"
                    + " demo is ended. Run again, it finds its work done; while it runs, a second one"
                    + " and `up` wait.",
            "Writes demo/summary.json, demo/contact-sheet.jpg and demo/restored/ under the state folder."
        },
        footer = {"", "Example:", "  ./refocus demo"})
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        return new DemoRun(refocus.shell(), refocus.stack()).run(json.wanted());
    }
}
