package io.refocus.cli.stack;

import java.util.List;
import java.util.Optional;

/**
 * What {@code up} writes down about a component it started.
 *
 * @param process the leader of the component's own session
 * @param url where it answers; empty for the worker, which listens on nothing
 * @param pages where a browser finds it, if that is another address
 * @param fingerprint digest of the settings it was started with
 */
public record ComponentRecord(
        Component component,
        ProcessIdentity process,
        Optional<String> url,
        Optional<String> pages,
        String fingerprint) {

    public boolean alive() {
        return process.alive();
    }

    /**
     * Every process of the component: its leader and what the leader started, also when the leader is gone. Empty if the
     * leader's number belongs to another process by now.
     */
    List<Long> members() {
        Optional<ProcessIdentity> holder = ProcessIdentity.of(process.pid());
        if (holder.isPresent() && !holder.get().equals(process)) {
            return List.of();
        }
        return ProcessStat.ofSession(process.pid()).stream()
                .map(ProcessStat::pid)
                .toList();
    }
}
