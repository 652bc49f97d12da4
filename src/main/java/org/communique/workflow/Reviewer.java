package org.communique.workflow;

import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.OrganisationId;

/** A member asked to decide on a stage, for the organisation that the member belonged to when asked. */
public record Reviewer(MemberId member, OrganisationId organisation) {

    static Reviewer of(Member member) {
        return new Reviewer(member.id(), member.organisation());
    }
}
