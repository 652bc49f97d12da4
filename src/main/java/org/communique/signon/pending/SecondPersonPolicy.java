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
 * Who may accept a signature that came by a handed-over link: a coordinator who had no part in it, or an administrator who had none
 * where there is no such coordinator. Members whose own password was set by a handed-over link are no one's second person: a person who had
 * that link might be both.
 */
@Component
public class SecondPersonPolicy {

    private final Directory directory;
    private final SignInAccess access;

    SecondPersonPolicy(Directory directory, SignInAccess access) {
        this.directory = directory;
        this.access = access;
    }

    /** @param involved those who had the link in hand, or signed */
    public boolean qualifies(Member member, Collection<MemberId> involved) {
        return isIndependent(member.id(), involved, access.handedOver(List.of(member.id())))
                && (member.is(Role.COORDINATOR) || member.is(Role.ADMINISTRATOR) && !isCoordinatorLeft(involved));
    }

    /** Whether the member's own password was set by a handed-over link, so that what they accept may be another's work. */
    public boolean isMarked(Member member) {
        return access.handedOver(member.id()).isPresent();
    }

    private boolean isCoordinatorLeft(Collection<MemberId> involved) {
        var coordinators =
                directory.membersWith(Role.COORDINATOR).stream().map(Member::id).toList();
        var handedOver = access.handedOver(coordinators);
        return coordinators.stream().anyMatch(member -> isIndependent(member, involved, handedOver));
    }

    private static boolean isIndependent(
            MemberId member, Collection<MemberId> involved, Map<MemberId, LinkSharing> handedOver) {
        return !involved.contains(member) && !handedOver.containsKey(member);
    }
}
