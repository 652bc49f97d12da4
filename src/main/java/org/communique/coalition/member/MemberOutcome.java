package org.communique.coalition.member;

import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of adding or changing a member. */
public sealed interface MemberOutcome {

    record Saved(Member member) implements MemberOutcome {}

    @Refused(because = Cause.INVALID, message = "screen.refusal.problems")
    record Invalid(List<ValidationProblem> problems) implements MemberOutcome, Refusal {}

    /** Another person changed the member since it was read; nothing was written. */
    record ChangedMeanwhile() implements MemberOutcome, Refusal {}

    @Refused(because = Cause.UNKNOWN, code = "not-found")
    record Unknown() implements MemberOutcome, Refusal {}
}
