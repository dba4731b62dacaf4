package io.refocus.inference.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.imaging.PictureFormat;
import io.refocus.inference.rest.Client;
import io.refocus.testing.RealServers;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One life of a replica: started before there is a champion, it follows the real registry until it is told to end. */
@Tag("server")
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChampionChainTest {
    private static final byte[] BLURRED = Client.picture(97, 61, PictureFormat.PNG);

    @TempDir
    static Path folder;

    private static Registered registered;
    private static Relay mlflow;
    private static ServiceProcess service;
    private static Client client;
    private static final Map<Integer, byte[]> EXPECTED = new HashMap<>();

    @BeforeAll
    static void startWithoutAChampion() throws Exception {
        registered = new Registered("chain-" + ProcessHandle.current().pid());
        mlflow = new Relay(RealServers.mlflow());
        service = ServiceProcess.start(registered.environment(mlflow.address()));
        client = new Client(service.address());
    }

    @AfterAll
    static void end() throws Exception {
        service.close();
        mlflow.close();
        registered.close();
    }

    @Test
    @Order(1)
    void withoutAChampionTheModelThatShipsIsServedAndNamedAsSuch() throws Exception {
        client.awaitStatus("q/health/ready", 200);
        client.awaitBody("q/health/ready", "\"state\": \"shipped\"");
        HttpResponse<byte[]> answer = client.restore(BLURRED, "image/png");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.header(answer, "Refocus-Model")).isEqualTo("deblur");
        assertThat(Client.header(answer, "Refocus-Model-Version")).isEqualTo("shipped");
        assertThat(Client.json(client.get("v1/model")).get("shipped").asBoolean())
                .isTrue();
    }

    @Test
    @Order(2)
    void promotedVersionIsServedWithItsLineageAndItsExactPixels() throws Exception {
        int version = register();
        registered.promote(version);
        awaitVersion(version);
        HttpResponse<byte[]> answer = client.restore(BLURRED, "image/png");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(EXPECTED.get(version));
        assertThat(Client.header(answer, "Refocus-Model-Version")).isEqualTo("" + version);
        assertThat(Client.header(answer, "Refocus-Run")).isEqualTo(registered.run());
        assertThat(Client.header(answer, "Refocus-Commit")).isEqualTo("commit1");
        String card = Client.json(client.get("v1/model")).toString();
        assertThat(card)
                .contains("\"network\":{\"type\":\"residual\",\"width\":4,\"blocks\":1}", "\"trial\":\"trial1\"");
    }

    @Test
    @Order(3)
    void everyAnswerDuringSwapsHasThePixelsOfTheVersionItNames() throws Exception {
        List<Integer> versions = List.of(register(), register(), register());
        AtomicBoolean running = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(threads.submit(() -> {
                int answers = 0;
                for (; running.get(); answers++) {
                    assertPixelsAreThoseOfTheVersion(client.restore(BLURRED, "image/png"));
                }
                return answers;
            }));
        }
        for (int swap = 0; swap < 12; swap++) {
            int version = versions.get(swap % versions.size());
            registered.promote(version);
            awaitVersion(version);
        }
        running.set(false);
        for (Future<Integer> caller : callers) {
            assertThat(caller.get()).isPositive();
        }
        threads.shutdown();
    }

    @Test
    @Order(4)
    void damagedVersionIsNamedInTheHealthAndTheOldOneStaysServed() throws Exception {
        int served = served();
        int damaged = register();
        registered.damage(damaged);
        registered.promote(damaged);
        client.awaitBody("q/health/ready", "model.safetensors: header length 0");
        assertThat(served()).isEqualTo(served);
        assertPixelsAreThoseOfTheVersion(client.restore(BLURRED, "image/png"));
        registered.promote(served);
        client.awaitBodyWithout("q/health/ready", "trouble");
    }

    @Test
    @Order(5)
    void registryThatIsDownChangesNothingAndIsLoggedOnce() throws Exception {
        int served = served();
        mlflow.cut();
        client.awaitBody("q/health/ready", "degraded.champion");
        assertThat(client.get("q/health/ready").statusCode()).isEqualTo(200);
        assertPixelsAreThoseOfTheVersion(client.restore(BLURRED, "image/png"));
        assertThat(served()).isEqualTo(served);
        mlflow.mend();
        client.awaitBodyWithout("q/health/ready", "trouble");
        assertThat(service.logged("cannot follow the champion, version " + served + " stays served"))
                .filteredOn(line -> line.contains(mlflow.address().toString()))
                .hasSize(1);
    }

    @Test
    @Order(6)
    void withdrawnChampionMakesRoomForTheModelThatShips() throws Exception {
        int served = served();
        registered.demote();
        client.awaitBody("v1/model", "\"shipped\":true");
        registered.promote(served);
        awaitVersion(served);
    }

    @Test
    @Order(7)
    void largeUploadsAtOnceAreEachAnsweredOrToldToComeAgainAndTheServiceLives() throws Exception {
        Path upload = Files.write(folder.resolve("large.png"), padded(BLURRED, 60 << 20)); // 18 are twice the heap
        List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            answers.add(
                    client.restoreAsync(BodyPublishers.ofFile(upload))); // read as it is sent: the test has a heap too
        }
        int restored = 0;
        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.get().statusCode()).isIn(200, 503);
            restored += answer.get().statusCode() == 200 ? 1 : 0;
        }
        assertThat(restored).isPositive();
        assertPixelsAreThoseOfTheVersion(client.restore(BLURRED, "image/png"));
        assertThat(service.logged("OutOfMemoryError")).isEmpty();
    }

    /** The same picture with that many bytes of a chunk that nobody knows. */
    private static byte[] padded(byte[] png, int bytes) {
        int afterHeader = 8 + 25;
        CRC32 crc = new CRC32();
        crc.update("paDd".getBytes(StandardCharsets.US_ASCII));
        crc.update(new byte[bytes]);
        return ByteBuffer.allocate(png.length + bytes + 12)
                .put(png, 0, afterHeader)
                .putInt(bytes)
                .put("paDd".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[bytes])
                .putInt((int) crc.getValue())
                .put(png, afterHeader, png.length - afterHeader)
                .array();
    }

    @Test
    @Order(8)
    void endingReplicaAnswersWhatIsInside() throws Exception {
        byte[] large = Client.picture(1600, 1200, PictureFormat.PNG);
        List<CompletableFuture<HttpResponse<byte[]>>> inside = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            inside.add(client.restoreAsync(large));
        }
        client.awaitBody("q/metrics", "refocus_restore_inside 4.0");
        service.terminate();
        for (CompletableFuture<HttpResponse<byte[]>> answer : inside) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        assertThat(service.awaitEnd()).isEqualTo(143);
        assertThat(service.logged("ERROR")).isEmpty();
    }

    private static int register() {
        int number = EXPECTED.size() + 1;
        Path exported = TinyModel.export(folder.resolve("model" + number), number);
        int version = registered.register(exported);
        EXPECTED.put(version, TinyModel.restored(exported, BLURRED));
        return version;
    }

    private static int served() throws Exception {
        return Client.json(client.get("v1/model")).get("version").asInt();
    }

    private static void awaitVersion(int version) throws Exception {
        client.awaitBody("v1/model", "\"version\":" + version + ",");
    }

    private static void assertPixelsAreThoseOfTheVersion(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        int version = Integer.parseInt(Client.header(answer, "Refocus-Model-Version"));
        assertThat(answer.body()).isEqualTo(EXPECTED.get(version));
    }
}
