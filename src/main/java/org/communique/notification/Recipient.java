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
import org.jspecify.annotations.Nullable;

/**
 * A member to notify.
 *
 * @param parties the organisations they represent, or the member
 * @param event   identifies the event: the same on each delivery and node
 * @param reason  why they are notified, where the kind of the notice does not say it
 */
record Recipient(
        Member member,
        List<? extends Id> parties,
        String event,
        @Nullable Reason reason) {

    /** What makes a member one of those who are notified. */
    public enum Reason {
        COORDINATOR,
        DRAFTER,
        REVIEWER,
        SIGNATORY,
        /** Access was given to them by name. */
        MEMBER,
        /** Access was given to their organisation. */
        ORGANISATION,
        PROPOSER,
        COMMENTER;

        /** Of the sentence that says so; of the kind's own where there is no reason in particular. */
        static String messageKey(NoticeKind kind, @Nullable Reason reason) {
            return "notification.reason." + (reason == null ? kind.name() : "as." + reason);
        }
    }

    Recipient(Member member, List<? extends Id> parties, String event) {
        this(member, parties, event, null);
    }

    /** Organisations that it is about. */
    List<OrganisationId> represented() {
        return parties.stream()
                .filter(OrganisationId.class::isInstance)
                .map(OrganisationId.class::cast)
                .toList();
    }

    /** That it is about for the member: those they represent, or their own. */
    List<OrganisationId> organisations() {
        var represented = represented();
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

    static List<Recipient> of(Map<Member, Reason> members, String event) {
        return members.entrySet().stream()
                .map(each -> new Recipient(each.getKey(), List.of(each.getKey().id()), event, each.getValue()))
                .toList();
    }

    static List<Recipient> of(Collection<Member> members, String event) {
        return members.stream()
                .map(member -> new Recipient(member, List.of(member.id()), event))
                .toList();
    }
}
