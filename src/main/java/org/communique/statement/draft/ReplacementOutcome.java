package org.communique.statement.draft;

import org.communique.collab.room.EditResult;

/** The outcome of replacing a draft's text. */
public sealed interface ReplacementOutcome {

    record Replaced() implements ReplacementOutcome {}

    /** The draft is frozen. */
    record Frozen() implements ReplacementOutcome {}

    /** The draft is not at a revision that was to be replaced. */
    record ChangedMeanwhile() implements ReplacementOutcome {}

    /** Nothing changed. */
    record Refused(TextRefusal why) implements ReplacementOutcome {}

    static ReplacementOutcome of(EditResult result) {
        return switch (result) {
            case APPLIED -> new Replaced();
            case FROZEN -> new Frozen();
            case OVERTAKEN -> new ChangedMeanwhile();
            case TOO_LARGE -> new Refused(new TextRefusal.TooLarge());
            case TOO_DEEP -> new Refused(new TextRefusal.TooDeep());
        };
    }
}
