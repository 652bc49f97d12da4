package org.communique.comment;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * A replacement for the words that the comment quotes.
 *
 * @param words   empty to leave them out, or if the comment was deleted
 * @param by      who accepted or declined
 * @param reason  why it was declined
 * @param attempt counts acceptances; the draft applies one edit for each, however often it is sent
 * @param client  Yjs client id of the edit that brings the words into the draft, kept for the server
 * @param entered whether the words are in the draft
 */
public record Suggestion(
        String words,
        SuggestionStatus state,
        @Nullable MemberId by,
        @Nullable Instant at,
        @Nullable String reason,
        int attempt,
        @Nullable Long client,
        boolean entered) {

    public static final int LONGEST = 2_000;

    /** After it no one is bringing the words into the draft any more: the process ended in between. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public enum SuggestionStatus {
        OPEN,
        ACCEPTED,
        DECLINED
    }

    static Suggestion of(String words) {
        if (words.length() > LONGEST) {
            throw new IllegalArgumentException("a suggestion has at most " + LONGEST + " characters");
        }
        ShortText.requireUsable(words);
        return new Suggestion(words.replaceAll("\\s+", " "), SuggestionStatus.OPEN, null, null, null, 0, null, false);
    }

    /** Whether it was accepted and then left half-way. */
    boolean isInterrupted(Instant now) {
        return state == SuggestionStatus.ACCEPTED
                && !entered
                && at != null
                && at.plus(PATIENCE).isBefore(now);
    }

    /** Until then there is time enough for who accepted it to bring its words into the draft. */
    Instant latest() {
        return requireNonNull(at).plus(PATIENCE.dividedBy(2));
    }

    boolean isOpen() {
        return state == SuggestionStatus.OPEN;
    }
}
