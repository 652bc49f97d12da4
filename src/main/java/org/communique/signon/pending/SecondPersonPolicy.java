package org.communique.signon.pending;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.springframework.stereotype.Component;

/**
 * Who may accept a signature made with a manually shared link: a coordinator who was not involved or, if there is none, such an
 * administrator. Members whose own password was set with a manually shared link do not qualify: the person who shared it might act as
 * both.
 */
@Component
public class SecondPersonPolicy {

    private final Directory directory;
    private final SignInAccess access;

    SecondPersonPolicy(Directory directory, SignInAccess access) {
        this.directory = directory;
        this.access = access;
    }

    /** @param involved those who shared the link, or signed */
    public boolean qualifies(Member member, Collection<MemberId> involved) {
        return isIndependent(member.id(), involved, access.sharedLink(List.of(member.id())))
                && (member.is(Role.COORDINATOR) || member.is(Role.ADMINISTRATOR) && !isCoordinatorLeft(involved));
    }

    /** Whether the member's own password was set with a manually shared link, so that another person may be acting. */
    public boolean isMarked(Member member) {
        return access.sharedLink(member.id()).isPresent();
    }

    private boolean isCoordinatorLeft(Collection<MemberId> involved) {
        var coordinators =
                directory.membersWith(Role.COORDINATOR).stream().map(Member::id).toList();
        var sharedLinks = access.sharedLink(coordinators);
        return coordinators.stream().anyMatch(member -> isIndependent(member, involved, sharedLinks));
    }

    private static boolean isIndependent(
            MemberId member, Collection<MemberId> involved, Map<MemberId, LinkSharing> sharedLinks) {
        return !involved.contains(member) && !sharedLinks.containsKey(member);
    }
}
