package io.refocus.worker.ingest;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes the folders of {@code door/cases.md} below a root, with small pictures: patches of random colours, and the same smoothed. */
record DoorCases(Path root) {
    private static final int SIDE = 24;
    private static final List<String> TRAIN =
            List.of("GOPR0372_07_00", "GOPR0372_07_01", "GOPR0374_11_00", "GOPR0378_13_00");
    private static final List<String> TEST = List.of("GOPR0384_11_00", "GOPR0385_11_01");

    /** @return the case's folder */
    Path make(String name) throws IOException {
        Path folder = root.resolve(name);
        switch (name) {
            case "one-folder-deeper" -> gopro(folder.resolve("GOPRO_Large"), "train", "test");
            case "capital-splits" -> gopro(folder, "Train", "Test");
            case "long-splits" -> gopro(folder, "training", "testing");
            case "linked-root" -> Files.createSymbolicLink(folder, plain());
            case "linked-split" -> linkedSplit(folder);
            case "linked-scenes" -> linkedScenes(folder);
            case "input-target" -> inputTarget(folder);
            case "realblur" -> realBlur(folder);
            case "odd-names" -> oddNames(folder);
            case "nfc-nfd" -> twoSpellings(folder);
            case "photographs" -> photographs(folder);
            default -> gopro(folder, "train", "test");
        }
        change(name, folder);
        return folder;
    }

    private static void change(String name, Path folder) throws IOException {
        switch (name) {
            case "mac" ->
                litter(
                        folder,
                        ".DS_Store",
                        "train/Thumbs.db",
                        "train/GOPR0372_07_00/blur/.DS_Store",
                        "train/GOPR0372_07_00/blur/._000047.png",
                        "train/GOPR0372_07_00/sharp/._000047.png",
                        "__MACOSX/train/GOPR0372_07_00/blur/._000047.png");
            case "same-in-two-splits" -> {
                for (Path file : files(folder.resolve("train/" + TRAIN.get(0)))) {
                    Path copy = folder.resolve("test/" + TEST.get(1))
                            .resolve(folder.resolve("train/" + TRAIN.get(0)).relativize(file));
                    Files.copy(file, copy, REPLACE_EXISTING);
                }
            }
            case "blur-is-sharp" -> {
                for (Path blurred : files(folder.resolve("test/" + TEST.get(0) + "/blur"))) {
                    Files.copy(sharpOf(blurred), blurred, REPLACE_EXISTING);
                }
            }
            case "swapped" -> {
                for (Path blurred : files(folder)) {
                    if (blurred.getParent().endsWith("blur")) {
                        byte[] kept = Files.readAllBytes(blurred);
                        Files.copy(sharpOf(blurred), blurred, REPLACE_EXISTING);
                        Files.write(sharpOf(blurred), kept);
                    }
                }
            }
            case "no-partner" -> Files.delete(folder.resolve("train/" + TRAIN.get(0) + "/blur/000047.png"));
            default -> {}
        }
    }

    /** The layout of GoPro's data set. */
    private Path plain() throws IOException {
        Path folder = root.resolve("elsewhere");
        if (!Files.exists(folder)) {
            gopro(folder, "train", "test");
        }
        return folder;
    }

    private static void gopro(Path folder, String train, String test) throws IOException {
        int seed = 0;
        for (String scene : TRAIN) {
            scene(folder.resolve(train).resolve(scene), seed += 10);
        }
        for (String scene : TEST) {
            scene(folder.resolve(test).resolve(scene), seed += 10);
        }
    }

    private static void scene(Path folder, int seed) throws IOException {
        for (int i = 0; i < 4; i++) {
            pair(folder.resolve("blur"), folder.resolve("sharp"), "0000" + (47 + i), seed + i);
        }
    }

    private void linkedSplit(Path folder) throws IOException {
        gopro(folder, "ignored", "test");
        Files.move(folder.resolve("ignored"), root.resolve("a-split"));
        Files.createSymbolicLink(folder.resolve("train"), root.resolve("a-split"));
    }

    private void linkedScenes(Path folder) throws IOException {
        gopro(folder, "train", "test");
        for (String scene : List.of(TRAIN.get(1), TRAIN.get(3))) {
            Path elsewhere = Files.createDirectories(root.resolve("scenes")).resolve(scene);
            Files.move(folder.resolve("train").resolve(scene), elsewhere);
            Files.createSymbolicLink(folder.resolve("train").resolve(scene), elsewhere);
        }
    }

    private static void inputTarget(Path folder) throws IOException {
        for (int i = 0; i < 12; i++) {
            Path train = folder.resolve("train");
            pair(
                    train.resolve("input"),
                    train.resolve("target"),
                    "GOPR0" + (372 + i / 4) + "_07_00-0000" + (47 + i),
                    i);
        }
        for (int i = 0; i < 4; i++) {
            Path test = folder.resolve("test");
            pair(test.resolve("input"), test.resolve("target"), "GOPR0372_07_00-0000" + (47 + i), 50 + i);
        }
    }

    private static void realBlur(Path folder) throws IOException {
        String base = "RealBlur-J_ECC_IMCORR_centroid_itensity_ref";
        StringBuilder train = new StringBuilder();
        StringBuilder test = new StringBuilder();
        for (int scene = 1; scene <= 4; scene++) {
            for (int i = 1; i <= 3; i++) {
                String at = base + "/scene00" + scene;
                byte[] sharp = picture(scene * 10 + i, false);
                write(folder.resolve(at + "/gt/gt_" + i + ".png"), sharp);
                write(folder.resolve(at + "/blur/blur_" + i + ".png"), picture(scene * 10 + i, true));
                (scene < 4 ? train : test).append(at + "/gt/gt_" + i + ".png " + at + "/blur/blur_" + i + ".png \n");
            }
        }
        write(folder.resolve("RealBlur_J_train_list.txt"), train.toString().getBytes(StandardCharsets.UTF_8));
        write(folder.resolve("RealBlur_J_test_list.txt"), test.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void oddNames(Path folder) throws IOException {
        int seed = 0;
        for (String name : List.of("a b", "ü ö", "日本語", "100% sharp", "a+b", "#1", "it's", "[x]", "a&b", "IMG (a)")) {
            pair(folder.resolve("train/blur"), folder.resolve("train/sharp"), name, seed++);
        }
        for (int i = 0; i < 3; i++) {
            pair(folder.resolve("test/blur"), folder.resolve("test/sharp"), "t" + i, 70 + i);
        }
    }

    private static void twoSpellings(Path folder) throws IOException {
        for (int i = 0; i < 6; i++) {
            String name = Normalizer.normalize("café" + i, Normalizer.Form.NFC);
            String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
            write(folder.resolve("train/blur/" + name + ".png"), picture(i, true));
            write(folder.resolve("train/sharp/" + decomposed + ".png"), picture(i, false));
        }
        for (int i = 0; i < 2; i++) {
            pair(folder.resolve("test/blur"), folder.resolve("test/sharp"), "t" + i, 90 + i);
        }
    }

    private static void photographs(Path folder) throws IOException {
        for (int i = 0; i < 10; i++) {
            write(folder.resolve((char) ('a' + i) + ".jpg"), picture(i, false));
        }
        for (String file : List.of(
                "@eaDir/a.jpg/SYNOPHOTO_THUMB_M.jpg",
                ".thumbnails/1.jpg",
                ".Trash-1000/files/old.jpg",
                ".hidden_b.jpg")) {
            write(folder.resolve(file), picture(3, false));
        }
    }

    private static void litter(Path folder, String... files) throws IOException {
        for (String file : files) {
            write(folder.resolve(file), "Mac OS X".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void pair(Path blurredFolder, Path sharpFolder, String name, int seed) throws IOException {
        write(blurredFolder.resolve(name + ".png"), picture(seed, true));
        write(sharpFolder.resolve(name + ".png"), picture(seed, false));
    }

    private static byte[] picture(int seed, boolean smooth) {
        Random random = new Random(seed);
        float[] planes = new float[3 * SIDE * SIDE];
        float[] patches = new float[3 * (SIDE / 4) * (SIDE / 4)];
        for (int i = 0; i < patches.length; i++) {
            patches[i] = random.nextInt(256) / 255f;
        }
        for (int i = 0; i < planes.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE % SIDE;
            planes[i] = smooth
                    ? (at(patches, i, x - 2, y)
                                    + at(patches, i, x + 2, y)
                                    + at(patches, i, x, y - 2)
                                    + at(patches, i, x, y + 2))
                            / 4
                    : at(patches, i, x, y);
        }
        return PictureCodec.encode(new Picture(SIDE, SIDE, planes), PictureFormat.PNG);
    }

    private static float at(float[] patches, int i, int x, int y) {
        int side = SIDE / 4;
        int channel = i / (SIDE * SIDE);
        int column = Math.min(SIDE - 1, Math.max(0, x)) / 4;
        int row = Math.min(SIDE - 1, Math.max(0, y)) / 4;
        return patches[(channel * side + row) * side + column];
    }

    private static Path sharpOf(Path blurred) {
        return blurred.getParent().resolveSibling("sharp").resolve(blurred.getFileName());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
