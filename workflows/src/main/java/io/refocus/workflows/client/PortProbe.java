package io.refocus.workflows.client;

import io.refocus.documents.IllegalValueException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Whether a server listens at an address; answers at once, while gRPC would retry until its timeout. */
final class PortProbe {
    private PortProbe() {}

    static void requireListening(TemporalSettings settings, Duration patience) {
        String address = settings.address();
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalValueException("TEMPORAL_ADDRESS", '"' + address + '"', "HOST:PORT, as 127.0.0.1:7233");
        }
        try (Socket socket = new Socket()) {
            int port = Integer.parseInt(address.substring(colon + 1));
            socket.connect(new InetSocketAddress(address.substring(0, colon), port), (int) patience.toMillis());
        } catch (IOException | IllegalArgumentException e) {
            throw unreachable(settings, String.valueOf(e.getMessage()), e);
        }
    }

    static RefocusException unreachable(TemporalSettings settings, String reason, Exception cause) {
        return new RefocusException(
                Fault.UNREACHABLE,
                "no Temporal server answers at %s (%s). Is it up, and is TEMPORAL_ADDRESS right? './refocus up' starts a local one"
                        .formatted(settings.address(), reason),
                cause);
    }
}
