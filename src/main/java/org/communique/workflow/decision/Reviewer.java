package org.communique.workflow.decision;

import java.time.Instant;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A member asked to decide on a stage, for the organisation that the member belonged to when asked.
 *
 * @param since       when the member was asked
 * @param standsInFor the absent member whose place this is
 */
public record Reviewer(
        MemberId member,
        OrganisationId organisation,
        Instant since,
        @Nullable MemberId standsInFor) {

    public static Reviewer of(Member member, Instant since) {
        return new Reviewer(member.id(), member.organisation(), since, null);
    }

    public static Reviewer inPlaceOf(MemberId absent, Member substitute, Instant since) {
        return new Reviewer(substitute.id(), substitute.organisation(), since, absent);
    }
}
