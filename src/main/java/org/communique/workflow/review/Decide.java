package org.communique.workflow.review;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.communique.statement.TextHash;
import org.communique.text.unicode.ShortText;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.StageId;

/**
 * Asks to record a verdict of the current member.
 *
 * @param hash       of the text that the member read
 * @param comment    up to 10,000 characters; may be empty, where the verdict needs no reason or held comments give it
 * @param paragraphs that the verdict is about, counted from 1; empty for the whole text
 */
public record Decide(StageId stage, TextHash hash, Verdict verdict, String comment, Set<Integer> paragraphs) {

    private static final int LONGEST_COMMENT = 10_000;

    public Decide {
        requireNonNull(stage, "stage");
        requireNonNull(hash, "hash");
        requireNonNull(verdict, "verdict");
        requireNonNull(comment, "comment");
        requireNonNull(paragraphs, "paragraphs");
        comment = ShortText.optionalLines(comment, LONGEST_COMMENT);
        if (verdict == Verdict.TACIT_APPROVAL) {
            throw new IllegalArgumentException("nobody gives a tacit approval");
        }
        if (paragraphs.size() > 1_000 || paragraphs.stream().anyMatch(paragraph -> paragraph < 1)) {
            throw new IllegalArgumentException("paragraphs are counted from 1");
        }
        paragraphs = Set.copyOf(paragraphs);
    }

    public Decide(StageId stage, TextHash hash, Verdict verdict, String comment) {
        this(stage, hash, verdict, comment, Set.of());
    }
}
