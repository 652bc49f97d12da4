package org.communique.amendment.bulk;

import java.util.List;
import org.communique.amendment.desk.ForeseenOutcome;
import org.communique.amendment.desk.MergeOutcome;

/** What is to come of settling several amendments, or came of it. */
public sealed interface BulkOutcome {

    /** In the order of the text, in which they are to be settled. */
    record Foreseen(List<ForeseenOutcome> outcomes) implements BulkOutcome {}

    /** @param results in the order of the text, until it was stopped */
    record Settled(List<Result> results) implements BulkOutcome {}

    /** @param most at once */
    record TooMany(int most) implements BulkOutcome {}

    /** @param number of the amendment */
    record Result(int number, MergeOutcome outcome) {}
}
