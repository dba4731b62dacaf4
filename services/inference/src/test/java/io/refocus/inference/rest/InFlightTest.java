package io.refocus.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureFormat;
import io.refocus.inference.admission.Bulkhead;
import io.refocus.inference.fake.FakeChampions;
import io.refocus.inference.fake.FakeChampionsProfile;
import io.refocus.inference.fake.FakeModel;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to requests that are inside while the champion changes, and to those that find no place. */
@QuarkusTest
@TestProfile(FakeChampionsProfile.class)
@Timeout(60)
class InFlightTest {
    private static final byte[] PNG = Client.picture(24, 16, PictureFormat.PNG);

    @TestHTTPResource("/")
    URI base;

    @Inject
    FakeChampions champions;

    @Inject
    Bulkhead bulkhead;

    @Inject
    HangUps hangUps;

    private Client client;

    @BeforeEach
    void serveNothing() throws InterruptedException {
        client = new Client(base);
        champions.beforeRestore(() -> {});
        name(0);
        champions.loaded().clear();
    }

    @Test
    void requestEndsWithTheModelItBeganWith() throws Exception {
        Gate gate = new Gate();
        champions.beforeRestore(gate);
        name(1);
        gate.shut();
        CompletableFuture<HttpResponse<byte[]>> early = client.restoreAsync(PNG);
        gate.awaitArrivals(1);
        champions.beforeRestore(() -> {});
        name(2);
        assertRestoredBy(client.restore(PNG, "image/png"), 2);
        FakeModel old = champions.loaded().get(0);
        assertThat(old.closes()).isZero();
        gate.open();
        assertRestoredBy(early.get(), 1);
        assertThat(old.closes()).isEqualTo(1);
    }

    @Test
    void hundredSwapsUnderLoadFailNoRequestAndCloseEveryOldModelOnce() throws Exception {
        name(1);
        AtomicBoolean running = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            callers.add(threads.submit(() -> {
                int answers = 0;
                for (; running.get(); answers++) {
                    HttpResponse<byte[]> answer = client.restore(PNG, "image/png");
                    assertRestoredBy(answer, Integer.parseInt(Client.header(answer, "Refocus-Model-Version")));
                }
                return answers;
            }));
        }
        for (int version = 2; version <= 101; version++) {
            name(version);
        }
        running.set(false);
        for (Future<Integer> caller : callers) {
            assertThat(caller.get()).isGreaterThan(10);
        }
        threads.shutdown();
        List<FakeModel> loaded = champions.loaded();
        assertThat(loaded).hasSize(101);
        assertThat(loaded.subList(0, 100))
                .allSatisfy(model -> assertThat(model.closes()).isEqualTo(1));
        assertThat(loaded.get(100).closes()).isZero();
    }

    @Test
    void requestWithoutAPlaceIsToldWhenToComeBackAndTheOthersAreAnswered() throws Exception {
        Gate gate = new Gate();
        champions.beforeRestore(gate);
        name(1);
        gate.shut();
        List<CompletableFuture<HttpResponse<byte[]>>> inside = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            inside.add(client.restoreAsync(PNG)); // two compute, one waits
        }
        gate.awaitArrivals(2);
        awaitInside(3);
        HttpResponse<byte[]> refused = client.restore(new byte[FakeChampionsProfile.MAX_BODY], "image/png");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(Client.header(refused, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(Client.json(refused).get("detail").asText()).isEqualTo("all 3 places are taken");
        assertThat(Integer.parseInt(Client.header(refused, "Retry-After"))).isBetween(1, 60);
        gate.open();
        for (CompletableFuture<HttpResponse<byte[]>> answer : inside) {
            assertRestoredBy(answer.get(), 1);
        }
        assertThat(bulkhead.inside()).isZero();
    }

    @Test
    void picturesThatTogetherExceedTheMemoryAreRestoredOneAfterTheOther() throws Exception {
        byte[] large = Client.picture(180, 180, PictureFormat.PNG); // 97,200 of 153,600 bytes
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch second = new CountDownLatch(3); // the warm-up and both requests
        champions.beforeRestore(() -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            second.countDown();
            await(second, 300);
            inside.decrementAndGet();
        });
        name(1);
        most.set(0);
        CompletableFuture<HttpResponse<byte[]>> first = client.restoreAsync(large);
        assertRestoredBy(client.restore(large, "image/png"), 1);
        assertRestoredBy(first.get(), 1);
        assertThat(most).hasValue(1);
    }

    @Test
    void clientsThatHangUpGiveTheirPlacesBack() throws Exception {
        Gate gate = new Gate();
        champions.beforeRestore(gate);
        name(1);
        gate.shut();
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sockets.add(uploaded()); // two compute, one waits for a thread
        }
        gate.awaitArrivals(2);
        awaitInside(3);
        int before = hangUps.count();
        for (Socket socket : sockets) {
            socket.close();
        }
        awaitInside(2); // who waited has left at once; who computes is asked between two tiles
        await(() -> hangUps.count() - before, 3, "clients have hung up");
        gate.open();
        awaitInside(0);
        champions.beforeRestore(() -> {});
        assertRestoredBy(client.restore(PNG, "image/png"), 1);
        assertThat(new String(client.get("q/metrics").body(), StandardCharsets.UTF_8))
                .containsPattern("refocus_refused_total\\{reason=\"client-gone\"\\} 3");
    }

    private Socket uploaded() throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream()
                .write(("POST /v1/restore HTTP/1.1\r\nHost: here\r\nContent-Type: image/png\r\nContent-Length: "
                                + PNG.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(PNG);
        socket.getOutputStream().flush();
        return socket;
    }

    private void awaitInside(int count) {
        await(bulkhead::inside, count, "requests are inside");
    }

    private static void await(IntSupplier seen, int count, String what) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (seen.getAsInt() != count) {
            assertThat(System.nanoTime())
                    .as("%d %s, not %d", seen.getAsInt(), what, count)
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void name(int version) throws InterruptedException {
        champions.name(version);
        champions.awaitLook();
    }

    private static void assertRestoredBy(HttpResponse<byte[]> answer, int version) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Client.header(answer, "Refocus-Model-Version")).isEqualTo(String.valueOf(version));
        assertThat(Client.header(answer, "Refocus-Run")).isEqualTo("run-" + version);
        Picture restored = Client.decode(answer.body());
        assertThat(Picture.toEightBit(restored.planes()[0])).isEqualTo(version);
    }

    /** Holds up whoever restores while it is shut. */
    private static final class Gate implements Runnable {
        private final Semaphore arrivals = new Semaphore(0);
        private final CountDownLatch opened = new CountDownLatch(1);
        private volatile boolean shut;

        void shut() {
            shut = true;
        }

        void open() {
            opened.countDown();
        }

        void awaitArrivals(int count) throws InterruptedException {
            assertThat(arrivals.tryAcquire(count, 20, TimeUnit.SECONDS)).isTrue();
        }

        @Override
        public void run() {
            if (shut) {
                arrivals.release();
                try {
                    opened.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
