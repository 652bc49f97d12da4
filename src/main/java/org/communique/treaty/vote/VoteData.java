package org.communique.treaty.vote;

import java.time.LocalDate;
import org.communique.text.unicode.ShortText;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.jspecify.annotations.Nullable;

/**
 * What was voted on, and with which result.
 *
 * @param symbol      of the document, such as {@code A/RES/79/243}
 * @param title       what it is about
 * @param instrument  that it is about
 * @param edition     of which an article was voted on; null where it was not on an article
 * @param result      null if it was adopted without a vote
 * @param source      a link, or words that say where it stands
 * @param toBeChecked whether it is not sure
 */
public record VoteData(
        VotingBody body,
        LocalDate date,
        String symbol,
        String title,
        InstrumentId instrument,
        @Nullable EditionId edition,
        @Nullable ArticleNumber article,
        @Nullable StatedResult result,
        String source,
        boolean toBeChecked) {

    public static final int LONGEST_SYMBOL = 60;
    public static final int LONGEST_TITLE = 300;
    public static final int LONGEST_SOURCE = 500;

    public VoteData {
        if ((edition == null) != (article == null)) {
            throw new IllegalArgumentException("an article of an edition, or none");
        }
    }

    /** @throws org.communique.text.unicode.ShortTextException if a text cannot be kept or is missing */
    VoteData cleaned() {
        return new VoteData(
                body,
                date,
                ShortText.checkedLine(symbol, LONGEST_SYMBOL),
                ShortText.checkedLine(title, LONGEST_TITLE),
                instrument,
                edition,
                article,
                result,
                ShortText.checkedLine(source, LONGEST_SOURCE),
                toBeChecked);
    }
}
