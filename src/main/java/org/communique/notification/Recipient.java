package org.communique.notification;

import java.util.Collection;
import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.OrganisationId;
import org.communique.id.Id;

/**
 * A member to notify.
 *
 * @param parties the organisations they represent, or the member
 * @param event   identifies the event: the same on each delivery and node
 */
record Recipient(Member member, List<? extends Id> parties, String event) {

    /** That it is about for the member: those they represent, or their own. */
    List<OrganisationId> organisations() {
        var represented = parties.stream()
                .filter(OrganisationId.class::isInstance)
                .map(OrganisationId.class::cast)
                .toList();
        return represented.isEmpty() ? List.of(member.organisation()) : represented;
    }

    static List<Recipient> of(Collection<Member> members, String event) {
        return members.stream()
                .map(member -> new Recipient(member, List.of(member.id()), event))
                .toList();
    }
}
