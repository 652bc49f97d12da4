package org.communique.mail;

import java.time.Instant;
import org.communique.text.unicode.ShortText;

/**
 * What a member had sent to someone, as others see it.
 *
 * @param by    the member's name
 * @param words of the member's own; empty if they wrote none
 */
public record SentWords(Kind kind, String by, Instant at, String words) {

    public static final int LONGEST = 2_000;

    /** The names are part of message keys. */
    public enum Kind {
        CALLED_TO_SIGN,
        REMINDED,
        CONTACT_INVITED,
        CONTACT_REMINDED,
        ACCOUNT_INVITED
    }

    private static final int MOST_LINES = 60;

    /**
     * As they are kept and sent; further lines are joined.
     *
     * @throws org.communique.text.unicode.ShortTextException if they cannot be kept
     */
    public static String checked(String typed) {
        var lines = ShortText.optionalLines(typed, LONGEST)
                .replaceAll("\n{3,}", "\n\n")
                .split("\n", MOST_LINES);
        lines[lines.length - 1] = lines[lines.length - 1].replace('\n', ' ');
        return String.join("\n", lines);
    }
}
