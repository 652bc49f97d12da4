package org.communique;

/** {@code -Dlong} lets random and hostile input go on for minutes or hours, where a usual run takes seconds. */
public final class LongRun {

    private LongRun() {}

    public static boolean isOn() {
        var given = System.getProperty("long");
        return given != null && !given.equals("false");
    }

    /** One of the two. */
    public static int either(int usual, int inLongMode) {
        return isOn() ? inLongMode : usual;
    }
}
