package org.communique.amendment.desk;

import java.util.List;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What is to come of settling several amendments, or came of it. */
public sealed interface BulkOutcome {

    /** In the order of the text, in which they are to be settled. */
    record Foreseen(List<ForeseenOutcome> outcomes) implements BulkOutcome {}

    /** @param results in the order of the text, until it was stopped */
    record Settled(List<Result> results) implements BulkOutcome {}

    /** @param most at once */
    @Refused(because = Cause.INVALID, code = "amendments", message = "amendment.refusal.too-many-at-once")
    record TooMany(int most) implements BulkOutcome, Refusal {}

    /** @param number of the amendment */
    record Result(int number, MergeOutcome outcome) {}
}
