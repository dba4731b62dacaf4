package io.refocus.worker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.Draws;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.SceneRule;
import io.refocus.datasets.SplitShares;
import io.refocus.datasets.source.SourcePictures;
import io.refocus.documents.Documents;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.blur.BlurPart;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.blur.KernelRecipe;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.local.StoreServer;
import io.refocus.local.StoreServerSettings;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.stores.object.ObjectStore;
import io.refocus.worker.activity.Activities;
import io.refocus.worker.memory.PictureMemory;
import io.refocus.workflows.ingest.ChunkOrder;
import io.refocus.workflows.ingest.ChunkReport;
import io.refocus.workflows.ingest.IngestActivities;
import io.refocus.workflows.ingest.PublishOrder;
import io.refocus.workflows.ingest.PublishedDataset;
import io.refocus.workflows.ingest.SourceKey;
import io.refocus.workflows.ingest.SourceScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real files, the real codec, and the store the local stack runs. */
class IngestWorkTest {
    private static final BlurRecipe RECIPE =
            new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.Defocus(1, 2))), 2.2, 0.01);

    @TempDir
    private static Path storeFolder;

    private static StoreServer server;
    private static StoreSettings settings;
    private static Bucket bucket;

    @TempDir
    private Path folder;

    private final Activities activities = new Activities();
    private final IngestActivities work =
            activities.serve(IngestActivities.class, new IngestWork(bucket, PictureMemory.ofHeap()));

    @BeforeAll
    static void startStore() {
        server = StoreServer.start(new StoreServerSettings(0, storeFolder, "key", "secret"));
        settings = new StoreSettings(server.endpoint(), "key", "secret", "ingest");
        bucket = Bucket.prepare(settings);
    }

    @AfterAll
    static void stopStore() {
        bucket.close();
        server.close();
    }

    @AfterEach
    void close() {
        activities.close();
    }

    @Test
    void pairsAreStoredAsTheyAreAndFoundAgain() throws IOException {
        for (String name : List.of("a", "b", "c", "d")) {
            write("blur/" + name + ".png", picture(20, 30, name.hashCode()));
            write("sharp/" + name + ".png", picture(20, 30, name.hashCode() + 1));
        }
        DatasetConfig config = pairs("plain", 10_000);

        SourceScan scan = work.scan(config);
        PublishedDataset published = publish(config, scan);

        assertThat(scan.files()).isEqualTo(8);
        assertThat(published.pairs()).isEqualTo(4);
        assertThat(published.test()).isEqualTo(1);
        DatasetStore datasets = bucket.datasets();
        DatasetPair first = datasets.load("plain", published.version()).pairs().get(0);
        assertThat(first.name()).isEqualTo("a");
        assertThat(datasets.picture(first.blurredSha256())).isEqualTo(read("blur/a.png"));
        assertThat(first.width()).isEqualTo(20);
        assertThat(work.findDataset(new SourceKey("plain", scan.sourceDigest())).dataset())
                .contains(published);
    }

    @Test
    void aLanguageWithItsOwnDigitsPublishesTheSame() throws IOException {
        for (String name : List.of("a", "b", "c", "d")) {
            write("blur/" + name + ".png", picture(20, 30, name.hashCode()));
            write("sharp/" + name + ".png", picture(20, 30, name.hashCode() + 1));
        }
        DatasetConfig config = pairs("persian", 10_000);
        PublishedDataset latin = publish(config, work.scan(config));
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-IR"));
        try {
            assertThat(publish(config, work.scan(config))).isEqualTo(latin);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPictureThatNeverFitsIsRefusedByNameBeforeItIsDecoded() throws IOException {
        write("train/blur/large.png", picture(400, 300, 1));
        write("train/sharp/large.png", picture(400, 300, 2));
        write("validation/blur/small.png", picture(300, 200, 3)); // 0.72 MB with both files; 2 MB as floats
        write("validation/sharp/small.png", picture(300, 200, 4));
        write("test/blur/little.png", picture(100, 100, 5));
        write("test/sharp/little.png", picture(100, 100, 6));
        PictureMemory one = new PictureMemory(new MemoryBudget(1 << 20));
        try (Activities place = new Activities()) {
            refusesTheLargeOne(place.serve(IngestActivities.class, new IngestWork(bucket, one)));
        }
    }

    private void refusesTheLargeOne(IngestActivities little) {
        DatasetConfig config = pairs("little", 1_000_000);
        SourceScan scan = little.scan(config);

        ChunkReport report = little.check(new ChunkOrder(config, scan.listPrefix(), 0));

        assertThat(report.pairs()).isEqualTo(2);
        assertThat(report.faults().describe())
                .contains("train/sharp/large.png of 400x300 pixels needs about 2 MB of memory")
                .contains("this process may use 1 MB");
    }

    @Test
    void theSameSourceElsewhereIsTheSameAndAChangedPictureIsNot() throws IOException {
        write("one/blur/a.png", picture(20, 20, 1));
        write("one/sharp/a.png", picture(20, 20, 2));
        write("two/blur/a.png", picture(20, 20, 1));
        write("two/sharp/a.png", picture(20, 20, 2));
        SplitShares all = new SplitShares(0, 0, 1);
        String one = work.scan(at("one", all)).sourceDigest();

        assertThat(work.scan(at("two", all)).sourceDigest()).isEqualTo(one);
        write("two/sharp/a.png", picture(20, 20, 3));
        assertThat(work.scan(at("two", all)).sourceDigest()).isNotEqualTo(one);
    }

    @Test
    void photographsAreBlurredAsTheRecipeAndTheSeedSay() throws IOException {
        for (String name : List.of("a", "b", "c", "c-2")) {
            write(name + ".png", picture(24, 24, name.hashCode()));
        }
        DatasetConfig config = photographs("blurred", folder);

        PublishedDataset published = publish(config, work.scan(config));

        DatasetStore datasets = bucket.datasets();
        DatasetManifest manifest = datasets.load("blurred", published.version());
        assertThat(manifest.pairs()).extracting(DatasetPair::name).contains("a-0", "c-0", "c-2-0");
        DatasetPair pair = manifest.pairs().get(0);
        Picture sharp = PictureCodec.decode(datasets.picture(pair.sharpSha256()), 10_000);
        Picture expected = SourcePictures.blur(sharp, RECIPE, 9, pair.name()).toPicture();
        Picture stored = PictureCodec.decode(datasets.picture(pair.blurredSha256()), 10_000);
        assertThat(stored.planes()).containsExactly(expected.planes());
        assertThat(manifest.recipe()).contains(Documents.tree(RECIPE));
    }

    @Test
    void everyWayToBeWrongIsToldWithItsFile() throws IOException {
        byte[] good = picture(20, 20, 1);
        for (String name : List.of("size", "cut", "empty", "text", "huge", "small", "gif")) {
            write("blur/" + name + ".png", good);
            write("sharp/" + name + ".png", good);
        }
        write("sharp/size.png", picture(20, 22, 1));
        write("blur/cut.png", Arrays.copyOf(good, good.length / 2));
        write("sharp/empty.png", new byte[0]);
        write("blur/text.png", "not a picture".getBytes(StandardCharsets.UTF_8));
        write("sharp/huge.png", picture(200, 200, 1));
        write("blur/small.png", picture(8, 20, 1));
        write("blur/gif.png", "GIF89a-and-more".getBytes(StandardCharsets.US_ASCII));
        write("blur/alone.png", good);
        DatasetConfig config = pairs("faulty", 1000);

        SourceScan scan = work.scan(config);
        List<FileFault> faults = work.check(new ChunkOrder(config, scan.listPrefix(), 0))
                .faults()
                .first();

        assertThat(scan.faults().first())
                .containsExactly(new FileFault("blur/alone.png", "has no sharp picture of the same name"));
        assertThat(faults)
                .extracting(FileFault::file)
                .containsExactlyInAnyOrder(
                        "blur/size.png",
                        "blur/cut.png",
                        "sharp/empty.png",
                        "blur/text.png",
                        "sharp/huge.png",
                        "blur/small.png",
                        "blur/gif.png");
        assertThat(faults)
                .contains(new FileFault("blur/size.png", "is 20x20, its sharp picture is 20x22; expected equal sizes"));
        assertThat(reason(faults, "sharp/huge.png")).contains("40000 pixels").contains("at most 1000");
        assertThat(reason(faults, "blur/gif.png")).contains("GIF");
        assertThat(bucket.datasets().latest("faulty")).isEmpty();
    }

    @Test
    void aMissingFolderIsBadInputThatNamesIt() {
        DatasetConfig nowhere = photographs("nowhere", folder.resolve("nowhere"));

        assertThatThrownBy(() -> work.scan(nowhere))
                .hasStackTraceContaining("BAD_INPUT")
                .hasStackTraceContaining(folder.resolve("nowhere") + " is missing");
    }

    @Test
    void aPrefixOfTheBucketIsASourceToo() throws IOException {
        try (ObjectStore objects = ObjectStore.open(settings)) {
            objects.put("sources/x/blur/a.png", picture(20, 20, 1), "image/png");
            objects.put("sources/x/sharp/a.png", picture(20, 20, 2), "image/png");
        }
        DatasetConfig config = new DatasetConfig(
                "prefixed",
                new DatasetSource.Pairs("s3://ingest/sources/x", SceneRule.NAME),
                new SplitShares(0, 0, 1),
                10_000);

        assertThat(publish(config, work.scan(config)).train()).isEqualTo(1);
    }

    /** A photograph as JPEG in train, and what any program makes of it as PNG in test. */
    @Test
    void aLosslessCopyInAnotherSplitIsTheSamePicture() throws IOException {
        byte[] jpeg = PictureCodec.encode(PictureCodec.decode(picture(40, 40, 1), 10_000), PictureFormat.JPEG);
        write("train/blur/a.png", picture(40, 40, 2));
        write("train/sharp/a.jpg", jpeg);
        write("test/blur/copy.png", picture(40, 40, 3));
        write("test/sharp/copy.png", PictureCodec.encode(PictureCodec.decode(jpeg, 10_000), PictureFormat.PNG));
        DatasetConfig config = new DatasetConfig(
                "copies", new DatasetSource.Pairs(folder.toString(), SceneRule.NAME), new SplitShares(0, 0, 1), 10_000);
        SourceScan scan = work.scan(config);

        assertThatThrownBy(() -> publish(config, scan))
                .hasStackTraceContaining("REFUSED")
                .hasStackTraceContaining("train/a: its sharp picture is in train, and in test as test/copy");
    }

    @Test
    void slightDamageAndNearCopiesAreToldOfWhatIsPublished() throws IOException {
        byte[] photo = picture(40, 40, 1);
        write("train/blur/a.png", Arrays.copyOf(photo, photo.length - 12));
        write("train/sharp/a.png", picture(40, 40, 2));
        Picture near = PictureCodec.decode(picture(40, 40, 2), 10_000);
        near.planes()[5] = 0.5f;
        write("test/blur/b.png", picture(40, 40, 3));
        write("test/sharp/b.png", PictureCodec.encode(near, PictureFormat.PNG));
        DatasetConfig config = new DatasetConfig(
                "noticed",
                new DatasetSource.Pairs(folder.toString(), SceneRule.NAME),
                new SplitShares(0, 0, 1),
                10_000);

        PublishedDataset published = publish(config, work.scan(config));

        assertThat(published.pairs()).isEqualTo(2);
        assertThat(published.damaged().orElseThrow().first())
                .containsExactly(
                        new FileFault("train/blur/a.png", "the PNG's end is missing; all its pixels are there"));
        assertThat(published.alike().orElseThrow().describe(1))
                .isEqualTo(
                        "\n  test/b: its sharp picture, in test, looks like that of train/a, in train\n  and 1 more");
    }

    private PublishedDataset publish(DatasetConfig config, SourceScan scan) {
        List<String> keys = java.util.stream.IntStream.range(0, scan.chunks())
                .mapToObj(chunk -> work.check(new ChunkOrder(config, scan.listPrefix(), chunk)))
                .map(ChunkReport::pairsKey)
                .toList();
        return work.publish(new PublishOrder(config, scan.sourceDigest(), keys));
    }

    private DatasetConfig pairs(String name, long pixelBudget) {
        return new DatasetConfig(
                name,
                new DatasetSource.Pairs(folder.toString(), SceneRule.NAME),
                new SplitShares(0.25, 0.25, 5),
                pixelBudget);
    }

    private DatasetConfig at(String subfolder, SplitShares shares) {
        return new DatasetConfig(
                "moved", new DatasetSource.Pairs(folder.resolve(subfolder).toString(), SceneRule.NAME), shares, 10_000);
    }

    private static DatasetConfig photographs(String name, Path folder) {
        return new DatasetConfig(
                name,
                new DatasetSource.Photographs(
                        folder.toString(), SceneRule.NUMBERED_NAME, Documents.tree(RECIPE), new Draws(2, 1, 1), 9),
                new SplitShares(0.25, 0.25, 5),
                10_000);
    }

    private static String reason(List<FileFault> faults, String file) {
        return faults.stream()
                .filter(fault -> fault.file().equals(file))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private void write(String file, byte[] bytes) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
    }

    private byte[] read(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    /** A picture of noise. */
    private static byte[] picture(int width, int height, int seed) {
        java.util.Random random = new java.util.Random(seed);
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = random.nextFloat();
        }
        return PictureCodec.encode(new Picture(width, height, planes), PictureFormat.PNG);
    }
}
