package org.communique.notification;

import java.util.Collection;
import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.id.Id;

/**
 * A member to notify.
 *
 * @param parties the organisations they represent, or the member
 * @param event   identifies the event: the same on each delivery and node
 */
record Recipient(Member member, List<? extends Id> parties, String event) {

    static List<Recipient> of(Collection<Member> members, String event) {
        return members.stream()
                .map(member -> new Recipient(member, List.of(member.id()), event))
                .toList();
    }
}
