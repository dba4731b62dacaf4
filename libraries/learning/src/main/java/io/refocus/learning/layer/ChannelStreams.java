package io.refocus.learning.layer;

import java.nio.FloatBuffer;

/**
 * Work memory of a thread for one channel: a stream for each cell of the tiles, and buffers. Each thread keeps its
 * own, because arrays used just before are in the caches.
 */
final class ChannelStreams {
    static final int CELLS = WinogradTransforms.POINTS * WinogradTransforms.POINTS;
    private static final int CHANNELS_A_TASK = 8;
    private static final ThreadLocal<ChannelStreams> OWN = ThreadLocal.withInitial(ChannelStreams::new);

    /** At least of the given length. */
    float[][] streams = new float[CELLS][0];

    /** At least of the given length. */
    float[] room = {};

    private int length;

    /** Work on one channel. */
    interface Work {
        void on(int channel, ChannelStreams at);
    }

    private ChannelStreams() {}

    /** Distributes the channels {@code 0 .. channels - 1} over the cores. */
    static void each(int channels, int streamLength, int roomLength, Work work) {
        int tasks = (channels + CHANNELS_A_TASK - 1) / CHANNELS_A_TASK;
        ParallelLoops.each(tasks, (long) CELLS * channels * streamLength, task -> {
            ChannelStreams own = OWN.get();
            own.prepare(streamLength, roomLength);
            int end = Math.min(channels, (task + 1) * CHANNELS_A_TASK);
            for (int channel = task * CHANNELS_A_TASK; channel < end; channel++) work.on(channel, own);
        });
    }

    private void prepare(int streamLength, int roomLength) {
        length = streamLength;
        if (streams[0].length < streamLength) streams = new float[CELLS][streamLength];
        if (room.length < roomLength) room = new float[roomLength];
    }

    /** The channel's rows of {@code [36, channels, length]}. */
    void load(FloatBuffer from, int channel, int channels) {
        for (int cell = 0; cell < CELLS; cell++)
            from.get((cell * channels + channel) * length, streams[cell], 0, length);
    }

    /** The inverse of {@link #load}. */
    void store(FloatBuffer to, int channel, int channels) {
        for (int cell = 0; cell < CELLS; cell++) to.put((cell * channels + channel) * length, streams[cell], 0, length);
    }

    void multiply(int cell, float factor) {
        multiply(streams[cell], factor, length);
    }

    void add(int cell, float number) {
        add(streams[cell], number, length);
    }

    /** Copies every {@code step}-th value of the buffer from {@code first} on into the cell's stream. */
    void separate(int first, int step, int cell) {
        separate(room, first, step, streams[cell], length);
    }

    /** The inverse of {@link #separate}. */
    void interleave(int cell, int first, int step) {
        interleave(streams[cell], room, first, step, length);
    }

    private static void multiply(float[] values, float factor, int length) {
        for (int i = 0; i < length; i++) values[i] *= factor;
    }

    private static void add(float[] values, float number, int length) {
        for (int i = 0; i < length; i++) values[i] += number;
    }

    private static void separate(float[] from, int first, int step, float[] to, int length) {
        for (int i = 0; i < length; i++) to[i] = from[first + i * step];
    }

    private static void interleave(float[] from, float[] to, int first, int step, int length) {
        for (int i = 0; i < length; i++) to[first + i * step] = from[i];
    }
}
