package io.refocus.application.promotion;

import io.refocus.application.server.Servers;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.gate.GateReport;
import io.refocus.stores.gate.GateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the reports of gates. Needs the bucket alone. */
public final class GateOperations {
    private final Servers servers;

    public GateOperations(Servers servers) {
        this.servers = servers;
    }

    /**
     * What is on record of a promotion.
     *
     * @param promotionId empty for the promotion that was judged last
     * @throws RefocusException NOT_FOUND if there is no such report
     */
    public GateRecord show(Optional<String> promotionId) {
        GateStore gates = servers.gates();
        String id = promotionId
                .or(gates::newest)
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        "no promotion has been judged yet; judge one with: ./refocus promote SWEEP-or-TRIAL"));
        GateReport report = gates.report(id)
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        "there is no report of a promotion %s; expected an id as promote prints it, or none for the newest%s"
                                .formatted(
                                        id,
                                        gates.newest()
                                                .map(newest -> ", which is " + newest)
                                                .orElse(""))));
        return new GateRecord(report, gates.outcome(id), gates.contactSheet(id));
    }

    /**
     * Copies report, outcome and contact sheet into a folder, made if there is none; files of these names are replaced.
     *
     * @return the files
     */
    public static List<Path> copy(GateRecord record, Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            files.add(write(folder.resolve("report.json"), Documents.json(record.report())));
            if (record.outcome().isPresent()) {
                files.add(write(
                        folder.resolve("outcome.json"),
                        Documents.json(record.outcome().get())));
            }
            if (record.sheet().isPresent()) {
                files.add(Files.write(
                        folder.resolve(record.sheet().get().file()),
                        record.sheet().get().bytes()));
            }
            return files;
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "cannot write the report into %s (%s); expected a folder".formatted(folder, e), e);
        }
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
