package io.refocus.workflows;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.attempt.AttemptReport;
import io.refocus.workflows.attempt.DeathToll;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.training.TrainingActivities;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.refocus.workflows.training.TrialActivities;
import io.refocus.workflows.training.TrialExecution;
import io.refocus.workflows.training.TrialKey;
import io.refocus.workflows.training.TrialLookup;
import io.refocus.workflows.training.TrialOrder;
import io.refocus.workflows.training.TrialOutcome;
import io.temporal.activity.Activity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Trains in no time: trial {@code t1} reaches 21 dB, {@code t2} 22 dB and so on. */
public final class FakeTraining implements TrainingActivities, TrialActivities {
    public final List<String> trained = Collections.synchronizedList(new ArrayList<>());
    public final List<String> looks = Collections.synchronizedList(new ArrayList<>());
    /** What the so-manieth look at somebody else's trial finds, from 1. */
    public IntFunction<TrialExecution> elsewhere = look -> TrialExecution.ended();
    /** Ends somebody else's trial. */
    public Runnable ended = () -> {};
    /** Failures that nobody foresaw, still to come. */
    public final Map<String, AtomicInteger> accidents = new ConcurrentHashMap<>();

    public final Map<String, TrialOutcome> results = new ConcurrentHashMap<>();
    public final Set<String> diverging = ConcurrentHashMap.newKeySet();
    public final Map<String, AtomicInteger> outages = new ConcurrentHashMap<>();
    public final Set<String> endless = ConcurrentHashMap.newKeySet();
    /** Trials that train until they are taken out of this. */
    public final Set<String> held = ConcurrentHashMap.newKeySet();

    public final CountDownLatch endlessStarted = new CountDownLatch(1);
    public final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();

    @Override
    public TrialOutcome train(TrialOrder order) {
        trained.add(order.trialId());
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            return result(order);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private TrialOutcome result(TrialOrder order) {
        String trial = order.trialId();
        if (endless.contains(trial)) {
            while (true) {
                heartbeat();
            }
        }
        while (held.contains(trial)) {
            heartbeat();
        }
        if (diverging.contains(trial)) {
            throw FaultFailures.finalFailure(Fault.DIVERGED, "loss is NaN at step 7");
        }
        if (outages.containsKey(trial) && outages.get(trial).getAndDecrement() > 0) {
            throw FaultFailures.toFailure(new RefocusException(Fault.UNREACHABLE, "store is down"));
        }
        if (accidents.containsKey(trial) && accidents.get(trial).getAndDecrement() > 0) {
            throw FaultFailures.toFailure(new RefocusException(Fault.INTERNAL, "unforeseen: NPE"));
        }
        int attempt = Activity.getExecutionContext().getInfo().getAttempt();
        double psnr = 20 + Integer.parseInt(trial.substring(1));
        TrialOutcome outcome = new TrialOutcome(trial, attempt, order.until(), psnr, 0.75, 19.5, 1.5, Optional.empty());
        results.put(trial, outcome);
        return outcome;
    }

    /** Throws when the trial was cancelled. */
    private void heartbeat() {
        Activity.getExecutionContext()
                .heartbeat(new AttemptReport(
                        DeathToll.none(), Optional.of(new TrainingHeartbeat(3, 10, 0.25, 27.5, 40, 7))));
        endlessStarted.countDown();
        LockSupport.parkNanos(1_000_000);
    }

    @Override
    public TrialLookup findTrial(TrialKey key) {
        return new TrialLookup(Optional.ofNullable(results.get(key.trialId())));
    }

    @Override
    public TrialExecution lookAt(TrialKey key) {
        looks.add(key.trialId());
        TrialExecution seen = elsewhere.apply(looks.size());
        if (seen.state() != TrialExecution.State.RUNNING) {
            ended.run();
        }
        return seen;
    }
}
