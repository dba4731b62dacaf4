package io.refocus.worker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.Draws;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.SceneRule;
import io.refocus.datasets.SplitShares;
import io.refocus.datasets.source.FolderTree;
import io.refocus.datasets.source.Listing;
import io.refocus.datasets.source.PassedOver;
import io.refocus.documents.Documents;
import io.refocus.imaging.blur.BlurPart;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.KernelRecipe;
import io.refocus.local.StoreServer;
import io.refocus.local.StoreServerSettings;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.worker.activity.Activities;
import io.refocus.worker.memory.PictureMemory;
import io.refocus.workflows.ingest.ChunkOrder;
import io.refocus.workflows.ingest.ChunkReport;
import io.refocus.workflows.ingest.IngestActivities;
import io.refocus.workflows.ingest.PublishOrder;
import io.refocus.workflows.ingest.PublishedDataset;
import io.refocus.workflows.ingest.SourceScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of {@code door/cases.md} comes out as it says, on the store of the local stack. */
class DoorCasesTest {
    private static final Path TABLE = Path.of("src/test/resources/door/cases.md");
    private static final BlurRecipe RECIPE =
            new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.Defocus(1, 2))), 2.2, 0.0);
    private static final Set<String> SCENE_BY_NAME = Set.of("input-target", "odd-names", "nfc-nfd", "photographs");

    @TempDir
    private static Path folder;

    private static StoreServer server;
    private static Bucket bucket;
    private static Activities activities;
    private static IngestActivities work;

    @BeforeAll
    static void start() {
        server = StoreServer.start(new StoreServerSettings(0, folder.resolve("store"), "key", "secret"));
        bucket = Bucket.prepare(new StoreSettings(server.endpoint(), "key", "secret", "door"));
        activities = new Activities();
        work = activities.serve(IngestActivities.class, new IngestWork(bucket, PictureMemory.ofHeap()));
    }

    @AfterAll
    static void end() {
        activities.close();
        bucket.close();
        server.close();
    }

    /** @param refused kind and begin of the message; empty if it is published */
    record Row(String name, int train, int validation, int test, int passedOver, String refused, int leftOut) {
        static Row of(String line) {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
            return new Row(
                    cells.get(0),
                    number(cells.get(1)),
                    number(cells.get(2)),
                    number(cells.get(3)),
                    number(cells.get(4)),
                    cells.get(5).equals("-") ? "" : cells.get(5),
                    number(cells.get(6)));
        }

        private static int number(String cell) {
            return cell.equals("-") ? 0 : Integer.parseInt(cell);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.matches("\\| [a-z].*") && !line.startsWith("| case "))
                .map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aCaseComesOutAsItsRowSays(Row row) throws IOException {
        Path source = new DoorCases(folder.resolve("cases-" + row.name())).make(row.name());
        DatasetConfig config = config(row.name(), source);
        if (!row.refused().isEmpty()) {
            String[] kind = row.refused().split(": ", 2);
            assertThatThrownBy(() -> ingest(config))
                    .hasStackTraceContaining(kind[0])
                    .hasStackTraceContaining(kind[1]);
            assertThat(bucket.datasets().latest(row.name())).isEmpty();
            if (row.leftOut() == 0) {
                return;
            }
        }
        DatasetConfig lenient = row.leftOut() > 0 ? config.quarantining() : config;

        PublishedDataset published = ingest(lenient);

        assertThat(List.of(published.train(), published.validation(), published.test()))
                .containsExactly(row.train(), row.validation(), row.test());
        assertThat(published.leftOut().map(FaultList::total).orElse(0)).isEqualTo(row.leftOut());
        int passedOver = Listing.of(lenient, FolderTree.open(source)).layout().passedOver().stream()
                .mapToInt(PassedOver::files)
                .sum();
        assertThat(passedOver).isEqualTo(row.passedOver());
    }

    /** As the workflow does, which has tests of its own. */
    private static PublishedDataset ingest(DatasetConfig config) {
        SourceScan scan = work.scan(config);
        List<ChunkReport> reports = IntStream.range(0, scan.chunks())
                .mapToObj(chunk -> work.check(new ChunkOrder(config, scan.listPrefix(), chunk)))
                .toList();
        FaultList faults = reports.stream().map(ChunkReport::faults).reduce(scan.faults(), FaultList::and);
        if (!faults.isEmpty() && !config.quarantines()) {
            throw new IllegalStateException("BAD_INPUT: " + faults.total() + " of " + scan.files() + " files");
        }
        List<String> keys = reports.stream().map(ChunkReport::pairsKey).toList();
        return work.publish(new PublishOrder(config, scan.sourceDigest(), keys)).leavingOut(faults);
    }

    private static DatasetConfig config(String name, Path source) {
        SceneRule scenes = SCENE_BY_NAME.contains(name) ? SceneRule.NAME : SceneRule.FOLDER;
        DatasetSource from = name.equals("photographs")
                ? new DatasetSource.Photographs(
                        source.toString(), scenes, Documents.tree(RECIPE), new Draws(1, 1, 1), 5)
                : new DatasetSource.Pairs(source.toString(), scenes);
        return new DatasetConfig(name, from, new SplitShares(0.25, 0.25, 5), 50_000_000);
    }
}
