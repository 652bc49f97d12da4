package org.communique.notification;

import java.util.Collection;
import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.id.Id;

/**
 * A member who is to be told something.
 *
 * @param parties the organisations for which they are told, or the member
 * @param event   what they are told of, once: it is the same each time and on each node that the same event is told
 */
record Recipient(Member member, List<? extends Id> parties, String event) {

    static List<Recipient> of(Collection<Member> members, String event) {
        return members.stream()
                .map(member -> new Recipient(member, List.of(member.id()), event))
                .toList();
    }
}
