package io.refocus.cli.verb;

import io.refocus.application.evaluation.EvaluationOperations;
import io.refocus.application.evaluation.EvaluationReport;
import io.refocus.application.pairs.MeasuredFolder;
import io.refocus.application.pairs.PairFolder;
import io.refocus.cli.evaluation.EvaluationTable;
import io.refocus.cli.shell.ProgressLine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "evaluate",
        description = {
            "Measures a model on pairs of any size, restored as it would serve them, beside the blurred pictures left alone:"
                    + " PSNR, SSIM, 3-D SSIM, ACC, gain. In this process; no server is asked. One bad file and nothing is"
                    + " measured; every bad file is listed.",
            "--json: {\"pictures\": [{\"name\", \"psnrDb\", \"ssim\", \"ssim3d\", \"acc\", \"blurredPsnrDb\", \"blurredSsim\"}],"
                    + " \"mean\": {the same without name, \"gainDb\"}, \"withoutBlur\": [names], \"notices\": [texts]}"
        },
        footer = {"", "Example:", "  ./refocus evaluate out/ pairs/test", "  ./refocus evaluate deblur pairs/test"})
final class EvaluateCommand implements Callable<Integer> {
    @ParentCommand
    private RefocusCommand refocus;

    @Mixin
    private JsonOption json;

    @Parameters(index = "0", paramLabel = "MODEL", description = NamedModel.DESCRIPTION)
    private String model;

    @Parameters(
            index = "1",
            paramLabel = "PAIRS",
            description = "A folder with blur/ and sharp/, which hold pictures of equal names; scenes may lie between.")
    private Path pairs;

    @Option(
            names = "--sheet",
            paramLabel = "FILE.jpg",
            description = "Also draws up to eight of the pictures: blurred, restored, sharp.")
    private Path sheet;

    @Override
    public Integer call() {
        EvaluationReport report;
        NamedModel named = NamedModel.of(model, refocus.shell().places().models());
        MeasuredFolder measured = PairFolder.toMeasure(pairs);
        measured.notices().forEach(notice -> refocus.shell().say("%s", notice));
        try (ProgressLine line = new ProgressLine(refocus.shell())) {
            report = EvaluationOperations.measure(
                    named.folder(),
                    named.name(),
                    measured.pairs(),
                    Optional.ofNullable(sheet),
                    (pair, number, of) ->
                            line.show(String.format(Locale.ROOT, "measuring %s (%d of %d)", pair, number, of)));
        }
        if (json.wanted()) {
            Map<String, Object> answer = new LinkedHashMap<>(report.document());
            answer.put("notices", measured.notices());
            refocus.shell().printJson(answer);
        } else {
            refocus.shell().print(EvaluationTable.text(report));
        }
        return ExitCodes.DONE;
    }
}
