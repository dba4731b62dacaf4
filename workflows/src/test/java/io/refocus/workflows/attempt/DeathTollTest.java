package io.refocus.workflows.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeathTollTest {

    @Test
    void threeEndsWithoutProgressAreFatal() {
        DeathToll toll = DeathToll.none();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(toll.fatal()).as("before attempt %s", attempt).isFalse();
            toll = toll.begun().died();
        }
        assertThat(toll.fatal()).isTrue();
        assertThat(toll.fatalEnds()).isEqualTo(3);
    }

    @Test
    void aTrainingThatMakesStepsBetweenKillsGoesOnForEver() {
        DeathToll toll = DeathToll.none();
        for (int kill = 1; kill <= 50; kill++) {
            toll = toll.begun().made(kill).died();
            assertThat(toll.fatal()).as("after kill %s", kill).isFalse();
            assertThat(toll.suspect()).isTrue();
        }
    }

    @Test
    void aCheckpointCountsThoughNoHeartbeatToldOfItsSteps() {
        DeathToll toll = DeathToll.none();
        for (int kill = 1; kill <= 50; kill++) {
            toll = toll.kept(20L * kill).begun().died();
            assertThat(toll.fatal()).as("after kill %s", kill).isFalse();
        }
    }

    @Test
    void stepsThatAreDoneAgainAndAgainAreNoProgressInTheEnd() {
        DeathToll toll = DeathToll.none();
        for (int kill = 1; kill <= DeathToll.MOST_REPEATED; kill++) {
            assertThat(toll.fatal()).as("before kill %s", kill).isFalse();
            toll = toll.begun().made(7).died();
        }
        assertThat(toll.fatal()).isTrue();
        assertThat(toll.fatalEnds()).isEqualTo(DeathToll.MOST_REPEATED);
    }

    @Test
    void whoWaitedForItsTurnIsNotToBlame() {
        DeathToll toll = DeathToll.none().begun().died().waiting();
        assertThat(toll.died()).isEqualTo(toll);
    }

    @Test
    void whoGetsFurtherIsNoSuspectAnyMore() {
        DeathToll toll = DeathToll.none().begun().made(3).died();
        assertThat(toll.begun().made(3).suspect()).isTrue();
        assertThat(toll.begun().made(4).suspect()).isFalse();
    }
}
