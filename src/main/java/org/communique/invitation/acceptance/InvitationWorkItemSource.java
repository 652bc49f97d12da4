package org.communique.invitation.acceptance;

import java.util.List;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.invitation.Invitation;
import org.communique.invitation.Invitations;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.Standing;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Confirmed answers wait for the statement's coordinator to accept the mandate behind them. */
@Component
public class InvitationWorkItemSource implements WorkItemSource {

    private final Invitations invitations;
    private final PendingGuestSignatures pendingGuestSignatures;
    private final AnswerRecorder answers;
    private final Statements statements;
    private final Directory directory;

    InvitationWorkItemSource(
            Invitations invitations,
            PendingGuestSignatures pendingGuestSignatures,
            AnswerRecorder answers,
            Statements statements,
            Directory directory) {
        this.invitations = invitations;
        this.pendingGuestSignatures = pendingGuestSignatures;
        this.answers = answers;
        this.statements = statements;
        this.directory = directory;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        var pending = member.is(Role.COORDINATOR) || member.is(Role.ADMINISTRATOR)
                ? pendingGuestSignatures.waitingFor(member).stream()
                        .filter(PendingGuestSignature::decidable)
                        .map(InvitationWorkItemSource::item)
                : Stream.<WorkItem>empty();
        var ordinary = member.is(Role.COORDINATOR) ? ordinary(member) : Stream.<WorkItem>empty();
        return Stream.concat(pending, ordinary).toList();
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

    private Stream<WorkItem> ordinary(Member member) {
        return invitations.awaitingDecision().stream()
                .filter(invitation -> !invitation.needsSecondPerson())
                .filter(this::canBeAccepted)
                .flatMap(invitation -> statements.findById(invitation.version().statement()).stream()
                        .filter(statement -> statement.coordinator().equals(member.id()))
                        .map(statement -> item(invitation, statement)));
    }

    private boolean canBeAccepted(Invitation invitation) {
        return answers.participationStatus(invitation.version(), invitation.organisation())
                .filter(Standing::takesAnswers)
                .isPresent();
    }

    private WorkItem item(Invitation invitation, Statement statement) {
        var organisation = directory
                .organisation(invitation.organisation())
                .map(Organisation::displayName)
                .orElse("");
        return new WorkItem(
                "invitation.work.accept",
                organisation,
                statement.id(),
                statement.title(),
                "statements/" + statement.id().value() + "/sign-on",
                null);
    }
}
