package org.communique.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

    /**
     * Those who represent organisations, each once.
     *
     * @param event of those that the recipient represents
     */
    static List<Recipient> representing(
            Map<OrganisationId, List<Member>> representatives, Function<List<OrganisationId>, String> event) {
        Map<Member, List<OrganisationId>> represented = new LinkedHashMap<>();
        representatives.forEach((organisation, members) -> members.forEach(member ->
                represented.computeIfAbsent(member, _ -> new ArrayList<>()).add(organisation)));
        return represented.entrySet().stream()
                .map(each -> new Recipient(each.getKey(), each.getValue(), event.apply(each.getValue())))
                .toList();
    }

    static List<Recipient> of(Collection<Member> members, String event) {
        return members.stream()
                .map(member -> new Recipient(member, List.of(member.id()), event))
                .toList();
    }
}
