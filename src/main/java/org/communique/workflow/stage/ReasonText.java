package org.communique.workflow.stage;

import org.communique.text.unicode.ShortText;

/** Why someone does something to a stage, in their words. */
public final class ReasonText {

    private static final int LONGEST = 2_000;

    private ReasonText() {}

    public static String checked(String reason) {
        return ShortText.optionalLines(reason, LONGEST);
    }
}
