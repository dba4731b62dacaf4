package io.refocus.cli.stack;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Arrays;
import java.util.Optional;

/** The ports of a running stack, which stay as they are until it is ended: its components know each other by them. */
record RunningPorts(PidFiles records) {

    /**
     * @param wanted of this run of the command
     * @throws RefocusException BAD_INPUT naming the first running component that listens elsewhere
     */
    void requireSame(Ports wanted, Endpoints endpoints) {
        Arrays.stream(Component.values())
                .filter(component -> !endpoints.isExternal(component))
                .forEach(component -> requireSame(component, wanted));
    }

    private void requireSame(Component component, Ports wanted) {
        Optional<String> running =
                records.find(component).filter(ComponentRecord::alive).flatMap(ComponentRecord::url);
        Optional<String> here = wanted.address(component);
        if (running.isPresent() && here.isPresent() && !running.equals(here)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    ("the stack in this state folder runs with other ports: %s at %s, wanted at %s. Use the %s it was started"
                                    + " with, end it first with ./refocus down, or start another stack with a REFOCUS_HOME of its"
                                    + " own")
                            .formatted(component, running.get(), here.get(), Ports.OFFSET_VARIABLE));
        }
    }
}
