package io.refocus.cli.stack;

import java.util.List;
import java.util.Optional;

/**
 * The record that {@code up} writes about a component it started.
 *
 * @param process the leader of the component's own session
 * @param url its address; empty for the worker, which does not listen
 * @param pages address for a browser, if different
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
     * Every process of the component: its leader and what the leader started, also when the leader has ended. Empty
     * if the leader's number now belongs to another process.
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
