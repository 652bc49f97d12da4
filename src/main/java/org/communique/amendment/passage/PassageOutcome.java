package org.communique.amendment.passage;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What became of giving a passage a state. */
public sealed interface PassageOutcome {

    /** Also where it had it before. */
    record Done(PassageState state) implements PassageOutcome {}

    /** The text of the round has no passage of this number. */
    @Refused(because = Cause.UNKNOWN, code = "not-found", message = "amendment.refusal.no-such-passage")
    record NoSuchPassage() implements PassageOutcome, Refusal {}

    /** The statement is published or abandoned. */
    @Refused(code = "ended")
    record StatementEnded() implements PassageOutcome, Refusal {}

    /** @param most changes of one round, of the member or of all */
    @Refused(code = "too-many", message = "amendment.refusal.too-many-states")
    record TooManyChanges(int most) implements PassageOutcome, Refusal {}
}
