package org.communique.statement.lifecycle;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.statement.Statement;

/** The outcome of {@link TagService#change}. */
public sealed interface TagOutcome
        permits TagOutcome.Tagged,
                TagOutcome.ChangedMeanwhile,
                TagOutcome.TooMany,
                TagOutcome.NotATag,
                QuotaExceeded.TooOften {

    record Tagged(Statement now) implements TagOutcome {}

    /** Another coordinator has changed the tags since they were read, so nothing was changed now. */
    @Refused(message = "statement.refusal.tags-changed")
    record ChangedMeanwhile(Statement now) implements TagOutcome, Refusal {}

    @Refused(because = Cause.INVALID, code = "too-many-tags")
    record TooMany(int most) implements TagOutcome, Refusal {}

    /** One of them is empty, too long, or has a character that a tag cannot have. */
    @Refused(because = Cause.INVALID, code = "not-a-tag")
    record NotATag(int longest) implements TagOutcome, Refusal {}
}
