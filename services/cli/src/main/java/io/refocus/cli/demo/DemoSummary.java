package io.refocus.cli.demo;

import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.BoardRow;
import io.refocus.documents.Documents;
import io.refocus.workflows.promotion.PromotionDecision;
import io.refocus.workflows.promotion.PromotionOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a demo; {@code summary.json}.
 *
 * @param restored every test picture, measured as the service returned it; empty if nothing is served
 * @param seconds from the start of the command, build included
 */
record DemoSummary(
        String datasetVersion,
        Board sweep,
        PromotionOutcome promotion,
        List<RestoredPicture> restored,
        double seconds) {
    DemoSummary {
        restored = List.copyOf(restored);
    }

    /** Every key is always present; unknown values are null. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("datasetVersion", datasetVersion);
        document.put("sweepId", sweep.sweepId());
        document.put("trials", sweep.trials().stream().map(DemoSummary::trial).toList());
        document.put("gate", gate());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", promotion.model());
        model.put("version", promotion.version().orElse(null));
        document.put("model", model);
        List<Map<String, Object>> pictures = new ArrayList<>();
        restored.forEach(picture -> pictures.add(picture.document()));
        document.put("restored", pictures);
        document.put("seconds", seconds);
        return document;
    }

    private static Map<String, Object> trial(BoardRow trial) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("trialId", trial.trialId());
        row.put("state", Documents.tree(trial.state()));
        row.put("parameters", trial.parameters());
        row.put("valPsnrDb", trial.valPsnrDb().orElse(null));
        row.put("valSsim", trial.valSsim().orElse(null));
        row.put("seconds", trial.seconds().orElse(null));
        return row;
    }

    /** The gate's decision about this model, in this or an earlier run. */
    private PromotionDecision decision() {
        return promotion.decision() == PromotionDecision.ALREADY_CHAMPION
                ? PromotionDecision.PROMOTED
                : promotion.decision();
    }

    private Map<String, Object> gate() {
        Map<String, Object> gate = new LinkedHashMap<>();
        gate.put("decision", Documents.tree(decision()));
        gate.put("restoredPsnrDb", promotion.numbers().restoredPsnrDb());
        gate.put("blurredPsnrDb", promotion.numbers().blurredPsnrDb());
        gate.put("gainDb", promotion.numbers().gainDb());
        gate.put("ssim", promotion.numbers().ssim());
        return gate;
    }
}
