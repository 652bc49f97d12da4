package org.communique.invitation;

import java.util.List;
import java.util.stream.Stream;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.Organisation;
import org.communique.coalition.Role;
import org.communique.signon.AnswerDesk;
import org.communique.signon.Standing;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.WorkItem;
import org.communique.statement.WorkSource;
import org.springframework.stereotype.Component;

/** Confirmed answers wait for the statement's coordinator to accept the mandate behind them. */
@Component
class InvitationWork implements WorkSource {

    private final Invitations invitations;
    private final PendingInvitations pendingInvitations;
    private final AnswerDesk answers;
    private final Statements statements;
    private final Directory directory;

    InvitationWork(
            Invitations invitations,
            PendingInvitations pendingInvitations,
            AnswerDesk answers,
            Statements statements,
            Directory directory) {
        this.invitations = invitations;
        this.pendingInvitations = pendingInvitations;
        this.answers = answers;
        this.statements = statements;
        this.directory = directory;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        var pending = member.is(Role.COORDINATOR) || member.is(Role.ADMINISTRATOR)
                ? pendingInvitations.waitingFor(member).stream()
                        .filter(PendingInvitation::decidable)
                        .map(InvitationWork::item)
                : Stream.<WorkItem>empty();
        var ordinary = member.is(Role.COORDINATOR) ? ordinary(member) : Stream.<WorkItem>empty();
        return Stream.concat(pending, ordinary).toList();
    }

    private static WorkItem item(PendingInvitation waiting) {
        return new WorkItem(
                "signon.work.accept",
                waiting.organisation().displayName(),
                waiting.version().statement(),
                waiting.title(),
                "handed-over",
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
        return answers.standing(invitation.version(), invitation.organisation())
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
