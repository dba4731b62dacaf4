package io.refocus.local;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.internal.testservice.GRPCServerHelper;
import io.temporal.internal.testservice.TestServicesStarter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Temporal's own test server in real time, in memory: running workflows are forgotten when it ends. The library's
 * {@code TestServer} would listen on every interface, so its services are bound to the loopback interface here.
 */
public final class TemporalServer implements AutoCloseable {
    private static final boolean REAL_TIME = true;
    private static final long CLOSE_SECONDS = 2;
    /** The real server refuses single messages above 4 MB; so does this one. */
    private static final int MAX_MESSAGE_BYTES = 4 << 20;

    private final TestServicesStarter services;
    private final Server server;

    private TemporalServer(TestServicesStarter services, Server server) {
        this.services = services;
        this.server = server;
    }

    /**
     * Starts the server; it listens when this returns.
     *
     * @param port 0 for any free one
     * @throws ServerStartException if the port is taken
     */
    public static TemporalServer start(int port) {
        TestServicesStarter services = new TestServicesStarter(REAL_TIME, System.currentTimeMillis());
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                        new InetSocketAddress(Loopback.HOST, Loopback.checkPort(port)))
                .maxInboundMessageSize(MAX_MESSAGE_BYTES);
        GRPCServerHelper.registerServicesAndHealthChecks(services.getServices(), builder);
        try {
            return new TemporalServer(services, builder.build().start());
        } catch (IOException e) {
            services.close();
            throw ServerStartException.of("temporal server", port, e);
        }
    }

    /** Host and port, as {@code TEMPORAL_ADDRESS} wants them. */
    public String address() {
        return Loopback.HOST + ":" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdown();
        services.close();
        try {
            if (!server.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow();
            }
        } catch (InterruptedException e) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** {@code TemporalServer PORT}. Exit codes: 2 bad usage, 5 the port is taken. */
    public static void main(String[] arguments) {
        Foreground.run("temporal", () -> {
            if (arguments.length != 1) {
                throw new ServerStartException(
                        ServerStartException.BAD_INPUT,
                        "usage: TemporalServer PORT, got " + arguments.length + " arguments");
            }
            TemporalServer server = start(Loopback.parsePort(arguments[0]));
            return new Foreground.Running(server.address(), server);
        });
    }
}
