package org.communique.invitation.guest;

import java.util.List;
import java.util.stream.Stream;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Confirmed answers wait for one of those who can accept the mandate behind them. */
@Component
public class InvitationWorkItemSource implements WorkItemSource {

    private final PendingGuestSignatures pendingGuestSignatures;

    InvitationWorkItemSource(PendingGuestSignatures pendingGuestSignatures) {
        this.pendingGuestSignatures = pendingGuestSignatures;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        var pending = member.is(Role.COORDINATOR) || member.is(Role.ADMINISTRATOR)
                ? pendingGuestSignatures.waitingFor(member).stream()
                        .filter(PendingGuestSignature::decidable)
                        .map(InvitationWorkItemSource::item)
                : Stream.<WorkItem>empty();
        var ordinary = member.is(Role.COORDINATOR) ? pendingGuestSignatures.ordinary(member) : List.<WorkItem>of();
        return Stream.concat(pending, ordinary.stream()).toList();
    }

    private static WorkItem item(PendingGuestSignature pending) {
        return new WorkItem(
                "signon.work.accept",
                pending.organisation().displayName(),
                pending.version().statement(),
                pending.title(),
                "pending-signatures",
                null);
    }
}
