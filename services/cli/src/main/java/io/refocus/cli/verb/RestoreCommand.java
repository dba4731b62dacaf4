package io.refocus.cli.verb;

import io.refocus.application.restore.LocalRestorer;
import io.refocus.application.restore.PictureRestorer;
import io.refocus.application.restore.RemoteRestorer;
import io.refocus.application.restore.RestoreJob;
import io.refocus.application.restore.RestoreOperations;
import io.refocus.application.restore.RestoredFile;
import io.refocus.cli.shell.WaitingLine;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.learning.restore.ShippedModels;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
                    + " in this process by `deblur`, a model that ships; with --model by that one. A picture's format is"
                    + " that of OUT's ending, in a folder that of the input.",
            "A busy service is waited for. What fails is passed over, named and summed up; the exit code is then not 0.",
            "--json: {\"restored\": [{\"in\", \"out\", \"model\", \"problem\", \"fault\", \"remarks\", \"seconds\"}],"
                    + " \"by\": {\"kind\", \"name\", \"because\"}, \"passedOver\": [{\"file\", \"reason\"}]}"
        },
        footer = {
            "",
            "Example:",
            "  ./refocus restore photo.jpg -o sharp.png",
            "  ./refocus restore photo.jpg -o sharp.png --model deblur",
            "  ./refocus restore holiday/ -o restored/ --url http://127.0.0.1:18080"
        })
final class RestoreCommand implements Callable<Integer> {
    private static final double SHARE_OF_HEAP = 0.75; // the rest is for the program itself

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
                paramLabel = "NAME|DIR",
                description = {"Restores in this process with this model.", NamedModel.DESCRIPTION})
        private String model;
    }

    @Override
    public Integer call() {
        RestoreJob job = RestoreJob.of(in, out);
        try (Chosen chosen = chosen()) {
            List<RestoredFile> files = restored(job, new RestoreOperations(chosen.restorer()));
            RestoreSummary summary = new RestoreSummary(in, job, files, chosen.by());
            summary.lines().forEach(line -> refocus.shell().say("%s", line));
            if (json.wanted()) {
                refocus.shell().printJson(summary.document());
            }
            summary.failure().ifPresent(failure -> {
                throw failure;
            });
        }
        return ExitCodes.DONE;
    }

    /** A large picture takes minutes; of a folder each file is told. */
    private List<RestoredFile> restored(RestoreJob job, RestoreOperations operations) {
        int count = job.pairs().size();
        if (count > 1) {
            return operations.restore(job, file -> tell(file, count));
        }
        List<RestoredFile> files =
                WaitingLine.during(() -> operations.restore(job, file -> {}), refocus.shell(), "restoring " + in);
        files.forEach(file -> tell(file, count));
        return files;
    }

    private void tell(RestoredFile file, int files) {
        if (file.model().isPresent()) {
            refocus.shell()
                    .say(
                            "%s -> %s by %s in %.1f s",
                            file.in(), file.out(), file.model().get(), file.seconds());
            file.remarks().forEach(remark -> refocus.shell().say("  note: %s", remark));
        } else if (files > 1) { // the only one's problem is the verb's failure
            refocus.shell().say("%s NOT restored: %s", file.in(), file.problem().orElseThrow());
        }
    }

    /** Who restores, in this process or elsewhere. */
    private record Chosen(PictureRestorer restorer, RestoreSummary.By by) implements AutoCloseable {
        @Override
        public void close() {
            restorer.close();
        }
    }

    private Chosen chosen() {
        if (by.model != null) {
            NamedModel model = NamedModel.of(by.model, refocus.shell().places().models());
            return new Chosen(
                    local(model.folder()),
                    new RestoreSummary.By(model.shipped() ? "shipped" : "folder", model.name(), Optional.empty()));
        }
        URI service = by.url == null ? refocus.stack().settings().endpoints().inference() : by.url;
        if (service.getHost() == null
                || service.getScheme() == null
                || !service.getScheme().startsWith("http")) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT, "--url is '%s'; expected an address like http://127.0.0.1:18080", service));
        }
        RemoteRestorer remote = new RemoteRestorer(service);
        if (by.url == null && !remote.answers()) {
            ShippedModels models = refocus.shell().places().models();
            Optional<String> shipped = models.standard();
            if (shipped.isPresent()) {
                String model = shipped.get();
                String because = "no service answers at " + service;
                refocus.shell().say("%s: restoring with %s, a model that ships", because, model);
                return new Chosen(
                        local(models.find(model).orElseThrow()),
                        new RestoreSummary.By("shipped", model, Optional.of(because)));
            }
        }
        return new Chosen(remote, new RestoreSummary.By("service", service.toString(), Optional.empty()));
    }

    private static PictureRestorer local(Path model) {
        return new LocalRestorer(model, MemoryBudget.ofHeap(SHARE_OF_HEAP));
    }
}
