package io.refocus.imaging;

/** Tells the JDK's image classes that there is no display. */
public final class Headless {
    static {
        if (System.getProperty("java.awt.headless") == null) { // whoever set it had a reason
            System.setProperty("java.awt.headless", "true");
        }
    }

    private Headless() {}

    /**
     * To be called before the first image class is used. Without it a {@code DISPLAY} in the environment makes a JRE without a window system
     * fail, and a JRE with one look for it.
     */
    public static void assume() {
        // the static block has run
    }
}
