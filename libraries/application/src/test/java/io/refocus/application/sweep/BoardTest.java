package io.refocus.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.Documents;
import io.refocus.stores.trial.QualityScores;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final QualityScores BLURRED = new QualityScores(27.1, 0.79, 0.96);

    @Test
    void aGainIsThePsnrAboveThatOfTheBlurredPictures() {
        Board board = Board.of(
                Sweep.of(SweepState.RUNNING, Sweep.completed("t1", 28.4), Sweep.trial("t2", TrialState.RUNNING)),
                Optional.of(BLURRED));

        assertThat(board.trials().get(0).gainDb().orElseThrow()).isCloseTo(1.3, within(1e-9));
        assertThat(board.trials().get(1).gainDb()).isEmpty();
        assertThat(board.best()).map(BoardRow::trialId).contains("t1");
        assertThat(board.ended()).isEqualTo(1);
    }

    @Test
    void withoutABaselineThereAreNoGains() {
        Board board = Board.of(Sweep.of(SweepState.COMPLETED, Sweep.completed("t1", 28.4)), Optional.empty());

        assertThat(board.trials().get(0).valPsnrDb()).contains(28.4);
        assertThat(board.trials().get(0).gainDb()).isEmpty();
    }

    @Test
    void itsDocumentHasTheseKeysAndNoneOfWhatIsNotKnown() {
        Board board = Board.of(
                Sweep.of(SweepState.RUNNING, Sweep.completed("t1", 28.4), Sweep.trial("t2", TrialState.FAILED)),
                Optional.of(new QualityScores(28.0, 0.75, 0.5)));

        assertThat(Documents.json(board).replaceAll("\\s+", ""))
                .isEqualTo("{\"sweepId\":\"0123456789abcdef\",\"name\":\"demo\",\"state\":\"running\","
                        + "\"dataset\":{\"name\":\"demo\",\"version\":\"f00d\"},\"trials\":["
                        + "{\"trialId\":\"t1\",\"state\":\"completed\",\"attempts\":1,\"steps\":900,\"totalSteps\":900,"
                        + "\"valPsnrDb\":28.4,\"gainDb\":0.3999999999999986,\"valSsim\":0.8,\"seconds\":61.0,\"parameters\":{\"rate\":0.1},\"reason\":\"all900stepsaredone\"},"
                        + "{\"trialId\":\"t2\",\"state\":\"failed\",\"attempts\":1,\"steps\":0,\"totalSteps\":900,"
                        + "\"parameters\":{\"rate\":0.1},\"reason\":\"noreasonisonrecord\"}],"
                        + "\"blurred\":{\"psnrDb\":28.0,\"ssim\":0.75,\"acc\":0.5}}");
    }

    @Test
    void aSweepWhoseTrialsAllFailedHasNoBest() {
        Board board = Board.of(Sweep.of(SweepState.FAILED, Sweep.trial("t1", TrialState.FAILED)), Optional.empty());

        assertThat(board.best()).isEmpty();
        assertThat(board.trials()).extracting(BoardRow::ended).isEqualTo(List.of(true));
    }
}
