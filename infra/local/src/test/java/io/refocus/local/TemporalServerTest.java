package io.refocus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporalServerTest {
    @Test
    void aClientConnects() {
        try (TemporalServer server = TemporalServer.start(0)) {
            WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(server.address())
                    .build());
            try {
                assertThat(stubs.blockingStub()
                                .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
                                .hasCapabilities())
                        .isTrue();
            } finally {
                stubs.shutdownNow();
            }
        }
    }

    @Test
    void itListensOnTheLoopbackInterfaceOnly() throws Exception {
        try (TemporalServer server = TemporalServer.start(0)) {
            int port = Integer.parseInt(server.address().substring("127.0.0.1:".length()));
            for (InetAddress other : otherAddresses()) {
                assertThatThrownBy(() -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(new InetSocketAddress(other, port), 1000);
                            }
                        })
                        .as("%s", other)
                        .isInstanceOf(java.io.IOException.class);
            }
        }
    }

    @Test
    void aTakenPortIsSaidWithExitCode5() {
        try (TemporalServer first = TemporalServer.start(0)) {
            int port = Integer.parseInt(first.address().substring("127.0.0.1:".length()));
            assertThatThrownBy(() -> TemporalServer.start(port))
                    .isInstanceOfSatisfying(ServerStartException.class, e -> assertThat(e.exitCode())
                            .isEqualTo(5))
                    .hasMessageContaining("port " + port + " on 127.0.0.1 is taken");
        }
    }

    private static List<InetAddress> otherAddresses() throws java.net.SocketException {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(network -> Collections.list(network.getInetAddresses()).stream())
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }
}
