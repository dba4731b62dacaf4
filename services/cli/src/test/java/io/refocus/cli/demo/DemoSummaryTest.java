package io.refocus.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.application.sweep.Board;
import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Documents;
import io.refocus.workflows.gate.GateNumbers;
import io.refocus.workflows.promotion.PromotionDecision;
import io.refocus.workflows.promotion.PromotionOutcome;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {
    private static final TrialProgress TRIAL = new TrialProgress(
            "t1",
            TrialState.COMPLETED,
            1,
            900,
            900,
            Optional.of(28.5),
            Optional.of(0.82),
            Optional.of(61.0),
            Map.of("generatorOptimiser.learningRate.start", 0.002),
            Optional.empty());
    private static final SweepProgress SWEEP =
            new SweepProgress("s1", "demo", SweepState.COMPLETED, new DatasetVersion("demo", "d1"), List.of(TRIAL));
    private static final GateNumbers NUMBERS = new GateNumbers(
            2, 28.0, 27.0, 1.0, 0.83, 0.79, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    private static final List<RestoredPicture> PICTURES =
            List.of(new RestoredPicture("lake.png", 26.5, 27.75), new RestoredPicture("owl.png", 27.5, 28.25));

    private static DemoSummary summary(PromotionDecision decision, Optional<String> version) {
        PromotionOutcome outcome = new PromotionOutcome("p1", "refocus", "t1", decision, "because", NUMBERS, version);
        return new DemoSummary("d1", Board.of(SWEEP, Optional.empty()), outcome, PICTURES, 301.5);
    }

    @Test
    void theDocumentHasExactlyThisShape() {
        assertThat(Documents.canonicalJson(
                        summary(PromotionDecision.PROMOTED, Optional.of("1")).document()))
                .isEqualTo("""
                        {"datasetVersion":"d1",\
                        "gate":{"blurredPsnrDb":27.0,"decision":"promoted","gainDb":1.0,"restoredPsnrDb":28.0,"ssim":0.83},\
                        "model":{"name":"refocus","version":"1"},\
                        "restored":[{"blurredPsnrDb":26.5,"file":"lake.png","restoredPsnrDb":27.75},\
                        {"blurredPsnrDb":27.5,"file":"owl.png","restoredPsnrDb":28.25}],\
                        "seconds":301.5,"sweepId":"s1",\
                        "trials":[{"parameters":{"generatorOptimiser.learningRate.start":0.002},"seconds":61.0,\
                        "state":"completed","trialId":"t1","valPsnrDb":28.5,"valSsim":0.82}]}""");
    }

    @Test
    void aRefusalHasNoVersionButItsKey() {
        JsonNode document = Documents.tree(
                summary(PromotionDecision.REFUSED, Optional.empty()).document());

        assertThat(document.at("/gate/decision").asText()).isEqualTo("refused");
        assertThat(document.get("model").has("version")).isTrue();
        assertThat(document.at("/model/version").isNull()).isTrue();
    }

    @Test
    void theTableEndsWithTheMeans() {
        assertThat(DemoReport.table(PICTURES).lines())
                .containsExactly(
                        "TEST PICTURE   BLURRED  RESTORED      GAIN",
                        "lake.png      26.50 dB  27.75 dB  +1.25 dB",
                        "owl.png       27.50 dB  28.25 dB  +0.75 dB",
                        "mean          27.00 dB  28.00 dB  +1.00 dB");
    }

    @Test
    void aChampionFoundAgainKeepsTheDecisionOfItsGate() {
        JsonNode document = Documents.tree(
                summary(PromotionDecision.ALREADY_CHAMPION, Optional.of("1")).document());

        assertThat(document.at("/gate/decision").asText()).isEqualTo("promoted");
        assertThat(document.at("/model/version").asText()).isEqualTo("1");
    }
}
