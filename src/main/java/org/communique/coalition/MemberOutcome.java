package org.communique.coalition;

import java.util.List;

/** What came of adding or changing a member. */
public sealed interface MemberOutcome {

    record Saved(Member member) implements MemberOutcome {}

    record Invalid(List<Problem> problems) implements MemberOutcome {}

    /** Somebody else changed the member since it was read; nothing was written. */
    record ChangedMeanwhile() implements MemberOutcome {}

    record Unknown() implements MemberOutcome {}
}
