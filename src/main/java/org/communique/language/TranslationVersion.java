package org.communique.language;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A translation as it was submitted to its revisers. Nothing of it changes after it is written but that it is decided, once.
 *
 * @param title  of the statement in this language
 * @param text   in canonical form; null where it was read without it
 * @param hash   of the text
 * @param length of the text, in characters
 */
@Document("translationVersions")
@CompoundIndex(name = "decision_at", def = "{'decision.at': 1}")
public record TranslationVersion(
        @Id TranslationVersionId id,
        @Indexed StatementId statement,
        Source source,
        String title,
        @Nullable String text,
        TextHash hash,
        int length,
        @Indexed MemberId submittedBy,
        Instant submittedAt,
        @Nullable Decision decision) {

    /** Of the note of a decision, in characters. */
    public static final int LONGEST_NOTE = 2_000;

    /** What it translates. */
    public record Source(VersionId version, TextHash hash) {}

    /**
     * @param approved if not, changes are requested
     * @param note     may be empty if it is approved
     */
    public record Decision(boolean approved, MemberId by, Instant at, String note) {}

    public int number() {
        return id.number();
    }

    public String language() {
        return id.translation().language();
    }

    public boolean isApproved() {
        return decision != null && decision.approved();
    }

    public boolean isUndecided() {
        return decision == null;
    }
}
