package org.communique.statement.tagging;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.QuotaExceeded;

/** The outcome of {@link TagService#change}. */
public sealed interface TagOutcome {

    record Tagged(Statement now) implements TagOutcome {}

    /** Another coordinator has changed the tags since they were read, so nothing was changed now. */
    @Refused(message = "statement.refusal.tags-changed")
    record ChangedMeanwhile(Statement now) implements TagOutcome, Refusal {}

    @Refused(because = Cause.INVALID, code = "too-many-tags")
    record TooMany(int most) implements TagOutcome, Refusal {}

    /** One of them is empty, too long, or has a character that a tag cannot have. */
    @Refused(because = Cause.INVALID, code = "not-a-tag")
    record NotATag(int longest) implements TagOutcome, Refusal {}

    record TooOften(QuotaExceeded.TooOften why) implements TagOutcome {}
}
