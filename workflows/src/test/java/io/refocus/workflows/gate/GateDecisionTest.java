package io.refocus.workflows.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.IllegalValueException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateDecisionTest {
    private static final GatePolicy.Bootstrap BOOTSTRAP = new GatePolicy.Bootstrap(1000, 0.95, 7);
    private static final GatePolicy POLICY = new GatePolicy("refocus", 0.8, 0.70, Optional.empty(), BOOTSTRAP, 60);

    @Test
    void numbersAreMeansOverPictures() {
        GateVerdict verdict = GateDecision.decide(POLICY, List.of(row("a", 28, 27), row("b", 30, 28)));

        GateNumbers numbers = verdict.numbers();
        assertThat(numbers.pictures()).isEqualTo(2);
        assertThat(numbers.restoredPsnrDb()).isCloseTo(29.0, within(1e-12));
        assertThat(numbers.blurredPsnrDb()).isCloseTo(27.5, within(1e-12));
        assertThat(numbers.gainDb()).isCloseTo(1.5, within(1e-12));
        assertThat(numbers.ssim()).isCloseTo(0.8, within(1e-12));
        assertThat(numbers.championPsnrDb()).isEmpty();
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.reason())
                .isEqualTo(
                        "gain over the blurred pictures is 1.50 dB, required: 0.80; SSIM is 0.8000, required: 0.7000;"
                                + " no champion to compare with");
    }

    @Test
    void exactlyTheMinimumPassesAndLessDoesNot() {
        assertThat(GateDecision.decide(gain(1.0), List.of(row("a", 28, 27))).passed())
                .isTrue();
        GateVerdict refused = GateDecision.decide(gain(1.01), List.of(row("a", 28, 27)));
        assertThat(refused.passed()).isFalse();
        assertThat(refused.reason()).startsWith("TOO LOW: gain over the blurred pictures is 1.00 dB, required: 1.01;");
    }

    @Test
    void aLowSsimIsRefusedHoweverLargeTheGain() {
        GatePolicy strict = new GatePolicy("refocus", 0.8, 0.81, Optional.empty(), BOOTSTRAP, 60);
        assertThat(GateDecision.decide(strict, List.of(row("a", 40, 27))).reason())
                .contains("TOO LOW: SSIM is 0.8000, required: 0.8100");
    }

    @Test
    void anEqualModelDoesNotReplaceTheChampion() {
        GateVerdict verdict = GateDecision.decide(POLICY, List.of(against("a", 28, 28), against("b", 29, 29)));

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.numbers().aheadOfChampion()).contains(0.0);
    }

    @Test
    void aModelAheadOnEverySceneReplacesTheChampion() {
        GateVerdict verdict = GateDecision.decide(POLICY, List.of(against("a", 28.1, 28), against("b", 29.1, 29)));

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.numbers().aheadOfChampion()).contains(1.0);
        assertThat(verdict.numbers().championPsnrDb().orElseThrow()).isCloseTo(28.5, within(1e-12));
    }

    @Test
    void picturesOfOneSceneCountAsOne() {
        List<GateRow> oneLuckyScene =
                List.of(against("a", 30, 28), against("a", 30, 28), against("a", 30, 28), against("b", 28, 29));

        double ahead = GateDecision.decide(POLICY, oneLuckyScene)
                .numbers()
                .aheadOfChampion()
                .orElseThrow();

        assertThat(ahead).isCloseTo(0.75, within(0.05)); // by scene +2 and -1: ahead unless b is drawn twice
    }

    @Test
    void sharpPicturesMustComeBackAsTheyWere() {
        List<GateRow> rows = List.of(sharp("a", 38, 0.2), sharp("b", 34, -1.5));

        GateVerdict passed = GateDecision.decide(noHarm(36, 1.5), rows);
        assertThat(passed.passed()).isTrue();
        assertThat(passed.numbers().sharpInputs()).contains(new GateNumbers.SharpInputs(36, -1.5, "b-0"));
        assertThat(passed.reason())
                .endsWith("sharp pictures come back at 36.00 dB to themselves, required: 36.00; "
                        + "the largest mean shift is -1.50 levels, allowed: 1.50 (b-0)");

        GateVerdict unlike = GateDecision.decide(noHarm(36.5, 1.5), rows);
        assertThat(unlike.passed()).isFalse();
        assertThat(unlike.reason()).contains("TOO LOW: sharp pictures come back at 36.00 dB");

        GateVerdict darker = GateDecision.decide(noHarm(36, 1.4), rows);
        assertThat(darker.passed()).isFalse();
        assertThat(darker.reason()).contains("TOO LARGE: the largest mean shift is -1.50 levels, allowed: 1.40 (b-0)");
    }

    @Test
    void aPolicyOnSharpPicturesNeedsThemInEveryRow() {
        assertThatThrownBy(() -> GateDecision.decide(noHarm(36, 1), List.of(sharp("a", 38, 0), row("b", 30, 28))))
                .hasMessageContaining("picture b-0 has none");
    }

    @Test
    void notANumberIsRefused() {
        assertThat(GateDecision.decide(POLICY, List.of(row("a", Double.NaN, 27)))
                        .passed())
                .isFalse();
    }

    @Test
    void aTestPictureWithoutBlurIsNamedAndDoesNotCount() {
        List<GateRow> rows = List.of(row("a", 28, 27), row("b", 60, 100), row("c", 30, 28));

        GateVerdict verdict = GateDecision.decide(POLICY, rows);

        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.numbers().pictures()).isEqualTo(2);
        assertThat(verdict.numbers().gainDb()).isCloseTo(1.5, within(1e-12));
        assertThat(verdict.reason()).endsWith("; not counted, for want of blur: 1 of 3 test pictures (b-0)");
    }

    @Test
    void whereNoTestPictureShowsBlurNothingPasses() {
        GateVerdict verdict = GateDecision.decide(gain(-100), List.of(row("a", 100, 100), row("b", 100, 100)));

        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.reason()).startsWith("NO BLUR");
        assertThat(verdict.numbers().gainDb()).isZero();
    }

    @Test
    void theBootstrapIsPinnedByItsSeed() {
        double[] differences = {0.3, -0.1, 0.2, -0.25, 0.05};

        assertThat(PairedBootstrap.aheadShare(differences, new GatePolicy.Bootstrap(1000, 0.95, 7)))
                .isEqualTo(0.667);
    }

    @Test
    void noPicturesAreNoVerdict() {
        assertThatThrownBy(() -> GateDecision.decide(POLICY, List.of())).isInstanceOf(IllegalValueException.class);
    }

    private static GatePolicy gain(double minimum) {
        return new GatePolicy("refocus", minimum, 0.70, Optional.empty(), BOOTSTRAP, 60);
    }

    private static GatePolicy noHarm(double psnrDb, double shiftLevels) {
        return new GatePolicy(
                "refocus", 0.8, 0.70, Optional.of(new GatePolicy.NoHarm(psnrDb, shiftLevels)), BOOTSTRAP, 60);
    }

    private static GateRow sharp(String scene, double psnrDb, double shiftLevels) {
        return new GateRow(
                scene + "-0",
                scene,
                28,
                0.8,
                27,
                0.7,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new GateRow.SharpInput(psnrDb, shiftLevels)));
    }

    private static GateRow row(String scene, double challenger, double blurred) {
        return new GateRow(
                scene + "-0",
                scene,
                challenger,
                0.8,
                blurred,
                0.7,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static GateRow against(String scene, double challenger, double champion) {
        return new GateRow(
                scene + "-0",
                scene,
                challenger,
                0.8,
                27,
                0.7,
                Optional.of(champion),
                Optional.of(0.75),
                Optional.empty());
    }
}
