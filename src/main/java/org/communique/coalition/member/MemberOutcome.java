package org.communique.coalition.member;

import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.ValidationProblem;

/** The outcome of adding or changing a member. */
public sealed interface MemberOutcome {

    record Saved(Member member) implements MemberOutcome {}

    record Invalid(List<ValidationProblem> problems) implements MemberOutcome {}

    /** Another person changed the member since it was read; nothing was written. */
    record ChangedMeanwhile() implements MemberOutcome {}

    record Unknown() implements MemberOutcome {}
}
