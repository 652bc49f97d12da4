package org.communique.signon;

import java.util.Collection;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.MemberId;
import org.communique.coalition.Role;
import org.springframework.stereotype.Component;

/**
 * Who may accept a signature that came by a handed-over link: a coordinator who had no part in it, or an administrator who had none
 * where there is no such coordinator.
 */
@Component
public class SecondPerson {

    private final Directory directory;

    SecondPerson(Directory directory) {
        this.directory = directory;
    }

    /** @param involved whoever had the link in hand, or signed */
    public boolean isOne(Member member, Collection<MemberId> involved) {
        return !involved.contains(member.id())
                && (member.is(Role.COORDINATOR) || member.is(Role.ADMINISTRATOR) && !isCoordinatorLeft(involved));
    }

    private boolean isCoordinatorLeft(Collection<MemberId> involved) {
        return directory.membersWith(Role.COORDINATOR).stream().anyMatch(member -> !involved.contains(member.id()));
    }
}
