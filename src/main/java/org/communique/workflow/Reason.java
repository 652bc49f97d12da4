package org.communique.workflow;

/** Why somebody does something to a stage, in their words. */
final class Reason {

    private static final int LONGEST = 2_000;

    private Reason() {}

    static String checked(String reason) {
        var stripped = reason.strip();
        if (stripped.length() > LONGEST) {
            throw new IllegalArgumentException("a reason has at most 2,000 characters");
        }
        return stripped;
    }
}
