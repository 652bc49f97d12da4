package org.communique.workflow.model;

/** The beginning of what stands in a file, for a message about it. */
public final class Excerpt {

    private static final int LONGEST = 80;

    private Excerpt() {}

    /** Cut between characters, not inside one. */
    public static String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
