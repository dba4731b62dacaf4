package io.refocus.cli.verb;

import io.refocus.cli.restore.LocalRestorer;
import io.refocus.cli.restore.PictureRestorer;
import io.refocus.cli.restore.RemoteRestorer;
import io.refocus.cli.restore.RestoreJob;
import io.refocus.cli.restore.Restoring;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.restore.ShippedModels;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "restore",
        description = {
            "Restores a picture, or every picture of a folder, to the same size: by the model in service; where none is running,"
                    + " in this process by the model that ships with Refocus; with --model by that one. A picture's format is"
                    + " that of OUT's ending, in a folder that of the input.",
            "--json: {\"restored\": [{\"in\", \"out\", \"model\", \"problem\", \"seconds\"}]}"
        },
        footer = {
            "",
            "Example:",
            "  ./refocus restore photo.jpg -o sharp.png",
            "  ./refocus restore holiday/ -o restored/ --url http://127.0.0.1:18080"
        })
final class RestoreCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Parameters(paramLabel = "IN", description = "A PNG or JPEG, or a folder of them.")
    private Path in;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "The restored picture, or the folder for them.")
    private Path out;

    @ArgGroup
    private By by = new By();

    static final class By {
        @Option(names = "--url", paramLabel = "U", description = "The service; default: that of the local stack.")
        private URI url;

        @Option(
                names = "--model",
                paramLabel = "DIR",
                description = "Works in this process with the model in this folder (model.json, model.safetensors).")
        private Path model;
    }

    @Override
    public Integer call() {
        RestoreJob job = RestoreJob.of(in, out);
        List<Restoring.Line> lines;
        try (PictureRestorer restorer = restorer()) {
            lines = new Restoring(refocus.shell(), restorer).run(job);
        }
        if (json.wanted()) {
            refocus.shell().printJson(Map.of("restored", lines));
        }
        List<String> problems =
                lines.stream().flatMap(line -> line.problem().stream()).toList();
        if (!problems.isEmpty()) {
            String which = lines.size() == 1
                    ? in + " was not restored: "
                    : "%d of %d pictures were not restored; the first: ".formatted(problems.size(), lines.size());
            throw new RefocusException(Fault.BAD_INPUT, which + problems.get(0));
        }
        return ExitCodes.DONE;
    }

    private PictureRestorer restorer() {
        if (by.model != null) {
            return new LocalRestorer(by.model);
        }
        URI service = by.url == null ? refocus.stack().settings().endpoints().inference() : by.url;
        if (service.getHost() == null
                || service.getScheme() == null
                || !service.getScheme().startsWith("http")) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "--url is '%s'; expected an address like http://127.0.0.1:18080".formatted(service));
        }
        RemoteRestorer remote = new RemoteRestorer(service);
        if (by.url == null && !remote.answers()) {
            ShippedModels models = refocus.shell().places().models();
            Optional<String> shipped = models.names().stream().findFirst();
            if (shipped.isPresent()) {
                String model = shipped.get();
                refocus.shell()
                        .say("no service answers at %s: restoring with %s, the model that ships", service, model);
                return new LocalRestorer(models.find(model).orElseThrow());
            }
        }
        return remote;
    }
}
