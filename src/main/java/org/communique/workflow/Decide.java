package org.communique.workflow;

import org.communique.statement.TextHash;

/**
 * Asks to record a verdict of the current member.
 *
 * @param hash    of the text that the member read
 * @param comment up to 10,000 characters; may be empty
 */
public record Decide(StageId stage, TextHash hash, Verdict verdict, String comment) {

    public Decide {
        comment = comment.strip();
        if (comment.length() > 10_000) {
            throw new IllegalArgumentException("a comment has at most 10,000 characters");
        }
    }
}
