package io.refocus.worker.promotion;

import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.gate.GateRow;
import io.refocus.workflows.gate.GateVerdict;
import java.util.List;
import java.util.Optional;

/**
 * {@code gates/<promotion id>/report.json}.
 *
 * @param dataset whose test pictures were measured
 * @param championVersion version of the model that was champion then
 * @param pictures a row a test picture
 */
record GateReport(
        String promotionId,
        String model,
        String trialId,
        String dataset,
        String metricContract,
        GatePolicy policy,
        Optional<String> championVersion,
        GateVerdict verdict,
        List<GateRow> pictures) {}
