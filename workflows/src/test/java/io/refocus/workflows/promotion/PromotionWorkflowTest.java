package io.refocus.workflows.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.refocus.workflows.FakePromotions;
import io.refocus.workflows.Samples;
import io.refocus.workflows.Stage;
import io.refocus.workflows.temporal.FaultFailures;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromotionWorkflowTest {
    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aChallengerThatPassesBecomesChampionOnceEveryReplicaServesIt() {
        PromotionOutcome outcome = promote();

        assertThat(outcome.decision()).isEqualTo(PromotionDecision.PROMOTED);
        assertThat(outcome.version()).contains("5");
        assertThat(outcome.numbers().gainDb()).isEqualTo(1.0);
        assertThat(stage.promotions.calls)
                .containsExactly("open t3", "judge", "register", "alias 5", "await 5", "record PROMOTED");
    }

    @Test
    void aRefusalIsAnOutcomeThatIsKeptAndChangesNothing() {
        stage.promotions.passes = false;

        PromotionOutcome outcome = promote();

        assertThat(outcome.decision()).isEqualTo(PromotionDecision.REFUSED);
        assertThat(outcome.reason()).isEqualTo("too little gain");
        assertThat(stage.promotions.calls).containsExactly("open t3", "judge", "record REFUSED");
        assertThat(stage.promotions.champion).contains("4");
    }

    @Test
    void theAliasIsPutBackWhenReplicasDoNotComeToServeTheModel() {
        stage.promotions.served = false;

        PromotionOutcome outcome = promote();

        assertThat(outcome.decision()).isEqualTo(PromotionDecision.ROLLED_BACK);
        assertThat(outcome.reason()).isEqualTo("replica 2 still serves version 4");
        assertThat(stage.promotions.calls)
                .containsExactly("open t3", "judge", "register", "alias 5", "await 5", "alias 4", "record ROLLED_BACK");
    }

    @Test
    void theFirstModelsAliasIsTakenAwayAgain() {
        stage.promotions.champion = Optional.empty();
        stage.promotions.served = false;

        promote();

        assertThat(stage.promotions.calls).contains("alias none");
    }

    @Test
    void theAliasIsPutBackWhenWaitingItselfFails() {
        stage.promotions.servingBreaks = true;

        Throwable failure = catchThrowable(this::promote);

        assertThat(FaultFailures.toException(failure)).hasMessage("no such replica");
        assertThat(stage.promotions.champion).contains("4");
    }

    @Test
    void anEarlierReportIsFoundAndNotMadeAgain() {
        stage.promotions.earlier = Optional.of(FakePromotions.verdict(false));

        assertThat(promote().decision()).isEqualTo(PromotionDecision.REFUSED);
        assertThat(stage.promotions.calls).doesNotContain("judge");
    }

    @Test
    void theChampionItselfIsLeftWhereItIs() {
        stage.promotions.earlier = Optional.of(FakePromotions.verdict(true));
        stage.promotions.alreadyChampion = true;

        PromotionOutcome outcome = promote();

        assertThat(outcome.decision()).isEqualTo(PromotionDecision.ALREADY_CHAMPION);
        assertThat(outcome.version()).contains("4");
        assertThat(stage.promotions.calls).containsExactly("open t3");
    }

    private PromotionOutcome promote() {
        return stage.workflow(PromotionWorkflow.class, "promotion/refocus").promote(Samples.promotion());
    }
}
