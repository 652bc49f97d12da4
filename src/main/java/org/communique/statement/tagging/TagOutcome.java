package org.communique.statement.tagging;

import org.communique.statement.Statement;
import org.communique.statement.lifecycle.QuotaExceeded;

/** The outcome of {@link TagService#change}. */
public sealed interface TagOutcome {

    record Tagged(Statement now) implements TagOutcome {}

    /** Another coordinator has changed the tags since they were read, so nothing was changed now. */
    record ChangedMeanwhile(Statement now) implements TagOutcome {}

    record TooMany(int most) implements TagOutcome {}

    /** One of them is empty, too long, or has a character that a tag cannot have. */
    record NotATag(int longest) implements TagOutcome {}

    record Refused(QuotaExceeded.TooOften why) implements TagOutcome {}
}
