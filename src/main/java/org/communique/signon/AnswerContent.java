package org.communique.signon;

import java.util.Map;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation says with its answer. It is passed whole from forms and the API to the store, the ledger and the board, so
 * another part of an answer is another component here. It is stored among the fields of what it belongs to.
 *
 * @param words the reservation of a signature, or the reason of a decline
 */
public record AnswerContent(@Nullable String words) {

    public static final AnswerContent NONE = new AnswerContent(null);

    /** In UTF-16 code units. */
    public static final int LONGEST = 2_000;

    /**
     * As entered.
     *
     * @throws org.communique.text.unicode.ShortTextException if it is invalid
     */
    public static AnswerContent of(@Nullable String words) {
        return new AnswerContent(checked(words));
    }

    private static @Nullable String checked(@Nullable String entered) {
        var clean = entered == null ? "" : ShortText.optionalLines(entered, LONGEST);
        return clean.isEmpty() ? null : clean;
    }

    /** The state of an organisation that signs with it. */
    public ParticipationState signed() {
        return words == null ? ParticipationState.SIGNED : ParticipationState.SIGNED_WITH_RESERVATION;
    }

    /** What the public record has of it under a signature. */
    public Map<String, String> publicFacts() {
        return words == null ? Map.of() : Map.of("reservation", words);
    }
}
