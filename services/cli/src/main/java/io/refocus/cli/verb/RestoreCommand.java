package io.refocus.cli.verb;

import io.refocus.application.restore.LocalRestorer;
import io.refocus.application.restore.PictureRestorer;
import io.refocus.application.restore.RemoteRestorer;
import io.refocus.application.restore.RestoreJob;
import io.refocus.application.restore.RestoreOperations;
import io.refocus.application.restore.RestoredFile;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.restore.ShippedModels;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
            "Restores a picture, or every picture of a folder, to the same size: by the service's model; if no service is running,"
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
                description = "Restores in this process with the model in this folder (model.json, model.safetensors).")
        private Path model;
    }

    @Override
    public Integer call() {
        RestoreJob job = RestoreJob.of(in, out);
        List<RestoredFile> files;
        try (PictureRestorer restorer = restorer()) {
            files = new RestoreOperations(restorer)
                    .restore(job, file -> tell(file, job.pairs().size()));
        }
        if (json.wanted()) {
            refocus.shell().printJson(Map.of("restored", files));
        }
        List<String> problems =
                files.stream().flatMap(file -> file.problem().stream()).toList();
        if (!problems.isEmpty()) {
            String which = files.size() == 1
                    ? in + " was not restored: "
                    : String.format(
                            Locale.ROOT,
                            "%d of %d pictures were not restored; the first: ",
                            problems.size(),
                            files.size());
            throw new RefocusException(Fault.BAD_INPUT, which + problems.get(0));
        }
        return ExitCodes.DONE;
    }

    private void tell(RestoredFile file, int files) {
        if (file.model().isPresent()) {
            refocus.shell()
                    .say(
                            "%s -> %s by %s in %.1f s",
                            file.in(), file.out(), file.model().get(), file.seconds());
        } else if (files > 1) { // the only one's problem is the verb's failure
            refocus.shell().say("%s NOT restored: %s", file.in(), file.problem().orElseThrow());
        }
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
