package io.refocus.application.promotion;

import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import io.refocus.stores.gate.GateOutcome;
import io.refocus.stores.gate.GateReport;
import io.refocus.stores.gate.GateSheet;
import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.gate.GateRow;
import io.refocus.workflows.gate.GateVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is on record of a promotion.
 *
 * @param outcome how it ended, the last time it was tried; empty while it has not
 */
public record GateRecord(GateReport report, Optional<GateOutcome> outcome, Optional<GateSheet> sheet) {
    public GateRecord {
        Legal.required("report", report);
        Legal.required("outcome", outcome);
        Legal.required("sheet", sheet);
    }

    public GateVerdict verdict() {
        return Documents.bind(report.verdict(), source(), GateVerdict.class);
    }

    public GatePolicy policy() {
        return Documents.bind(report.policy(), source(), GatePolicy.class);
    }

    /** What was measured on each test picture. */
    public List<GateRow> pictures() {
        List<GateRow> rows = new ArrayList<>();
        report.pictures().forEach(row -> rows.add(Documents.bind(row, source(), GateRow.class)));
        return rows;
    }

    private String source() {
        return "the report of promotion " + report.promotionId();
    }
}
