package io.refocus.worker.activity;

/** Whether this worker was told to end. Trainings then publish a checkpoint, and another worker goes on from it. */
public final class StopSignal {
    private volatile boolean given;

    public void give() {
        given = true;
    }

    public boolean given() {
        return given;
    }
}
