package io.refocus.application.sweep;

/**
 * What a sweep will have to do.
 *
 * @param found trials that are finished already
 * @param resumed trials that go on from a checkpoint
 * @param fresh trials that begin
 */
public record SweepOutlook(int found, int resumed, int fresh) {
    public int trials() {
        return found + resumed + fresh;
    }

    public int trained() {
        return resumed + fresh;
    }
}
