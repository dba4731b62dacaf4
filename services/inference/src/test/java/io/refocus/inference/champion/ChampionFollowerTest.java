package io.refocus.inference.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.inference.fake.FakeChampions;
import io.refocus.inference.fake.FakeModel;
import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ChampionFollowerTest {
    private static final RefocusException DOWN =
            new RefocusException(Fault.UNREACHABLE, "http://127.0.0.1:5000 does not answer");
    private static final RefocusException DAMAGED =
            new RefocusException(Fault.BAD_INPUT, "model.safetensors has another digest than model.json says");

    private final FakeChampions source = new FakeChampions();
    private final AtomicLong seconds = new AtomicLong();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Champion champion = new Champion("refocus", new ChampionMeter(registry));
    private RuntimeException coldFailure;
    private final ChampionFollower follower = new ChampionFollower(
            source,
            model -> {
                if (coldFailure != null) {
                    throw coldFailure;
                }
            },
            champion,
            new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60), () -> seconds.get() * 1_000_000_000L));

    @Test
    void withoutAChampionNothingIsServedAndNothingIsWrong() {
        assertThat(champion.trouble()).hasValue("the registry has not answered yet");
        follower.look();
        assertThat(champion.find()).isEmpty();
        assertThat(champion.trouble()).isEmpty();
    }

    @Test
    void championIsLoadedOnceAndReplacedWhenTheAliasMoves() {
        source.name(1);
        follower.look();
        follower.look();
        assertThat(champion.card().version()).isEqualTo(1);
        assertThat(source.loaded()).hasSize(1);
        source.name(2);
        follower.look();
        assertThat(champion.card().version()).isEqualTo(2);
        assertThat(source.loaded().get(0).closes()).isEqualTo(1);
        assertThat(registry.get("refocus.model.version").gauge().value()).isEqualTo(2);
        assertThat(registry.get("refocus.model.swaps").counter().count()).isEqualTo(2);
    }

    @Test
    void aliasMayMoveBack() {
        source.name(2);
        follower.look();
        source.name(1);
        follower.look();
        assertThat(champion.card().version()).isEqualTo(1);
    }

    @Test
    void whatIsServedStaysServedWhileTheRegistryIsDown() {
        source.name(1);
        follower.look();
        source.failRegistry(DOWN);
        follower.look();
        assertThat(champion.card().version()).isEqualTo(1);
        assertThat(champion.trouble()).hasValue("http://127.0.0.1:5000 does not answer");
        source.failRegistry(null);
        follower.look();
        assertThat(champion.trouble()).isEmpty();
        assertThat(source.loaded()).hasSize(1);
    }

    @Test
    void withdrawnAliasEndsServing() {
        source.name(1);
        follower.look();
        source.name(0);
        follower.look();
        assertThat(champion.find()).isEmpty();
        assertThat(source.loaded().get(0).closes()).isEqualTo(1);
        assertThat(registry.get("refocus.model.version").gauge().value()).isZero();
    }

    @Test
    void damagedVersionLeavesTheOldOneInServiceAndIsTriedAgainAfterAPause() {
        source.name(1);
        follower.look();
        source.name(2);
        source.failLoading(DAMAGED);
        follower.look();
        assertThat(champion.card().version()).isEqualTo(1);
        source.failLoading(null);
        follower.look();
        assertThat(champion.card().version()).isEqualTo(1);
        assertThat(champion.trouble()).hasValue(DAMAGED.getMessage());
        seconds.addAndGet(2);
        follower.look();
        assertThat(champion.card().version()).isEqualTo(2);
        assertThat(champion.trouble()).isEmpty();
    }

    @Test
    void storeThatIsDownIsAskedAgainAtTheNextLook() {
        source.name(1);
        source.failLoading(DOWN);
        follower.look();
        source.failLoading(null);
        follower.look();
        assertThat(champion.card().version()).isEqualTo(1);
    }

    @Test
    void modelThatFailsItsWarmUpIsClosedAndNeverServed() {
        coldFailure = DAMAGED;
        source.name(1);
        follower.look();
        assertThat(champion.find()).isEmpty();
        assertThat(source.loaded().get(0).closes()).isEqualTo(1);
    }

    @Test
    void surprisesDoNotEndTheFollowing() {
        source.failRegistry(new IllegalStateException("not a JSON object"));
        follower.look();
        assertThat(champion.trouble()).hasValue("java.lang.IllegalStateException: not a JSON object");
    }

    @Test
    void untilThereIsAChampionTheModelThatShipsIsServed() {
        FakeModel shipped = new FakeModel(0, () -> {});
        source.ship(shipped);
        follower.look();
        follower.look();
        assertThat(champion.card().label()).isEqualTo("shipped");
        source.name(1);
        follower.look();
        assertThat(champion.card().label()).isEqualTo("1");
        assertThat(shipped.closes()).isEqualTo(1);
        source.ship(new FakeModel(0, () -> {}));
        source.name(0);
        follower.look();
        assertThat(champion.card().label()).isEqualTo("shipped");
    }

    @Test
    void aModelThatShipsIsNoSubstituteForARegistryThatDoesNotAnswer() {
        source.ship(new FakeModel(0, () -> {}));
        source.failRegistry(DOWN);
        follower.look();
        assertThat(champion.find()).isEmpty();
    }

    @Test
    void whileAChampionIsLoadedTheAnswerIsAnotherThanWithoutOne() {
        follower.look();
        assertThatThrownBy(champion::card).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type())
                .isEqualTo(ProblemType.NO_CHAMPION));
        source.whileLoading(() -> assertThatThrownBy(champion::card)
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(ProblemType.LOADING);
                    assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(5));
                })
                .hasMessageEndingWith("version 3 is being loaded"));
        source.name(3);
        follower.look();
        assertThat(champion.card().version()).isEqualTo(3);
        assertThat(champion.loading()).isEmpty();
    }

    @Test
    void whatIsAwayIsNamedWithItsLengthWhileServingGoesOn() {
        source.name(1);
        follower.look();
        assertThat(champion.registry().words()).isEmpty();
        source.failRegistry(DOWN);
        source.failStore("the store does not answer");
        follower.look();
        assertThat(champion.registry().words()).hasValue("http://127.0.0.1:5000 does not answer (for 0 s)");
        assertThat(champion.store().words()).hasValue("the store does not answer (for 0 s)");
        source.failRegistry(null);
        source.failStore(null);
        follower.look();
        assertThat(champion.registry().words()).isEmpty();
        assertThat(champion.store().words()).isEmpty();
    }
}
