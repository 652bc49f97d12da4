package org.communique.workflow;

import org.communique.text.ShortText;

/** Why somebody does something to a stage, in their words. */
final class Reason {

    private static final int LONGEST = 2_000;

    private Reason() {}

    static String checked(String reason) {
        return ShortText.optionalLines(reason, LONGEST);
    }
}
