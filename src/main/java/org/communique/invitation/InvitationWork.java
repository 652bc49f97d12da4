package org.communique.invitation;

import java.util.List;
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
    private final AnswerDesk answers;
    private final Statements statements;
    private final Directory directory;

    InvitationWork(Invitations invitations, AnswerDesk answers, Statements statements, Directory directory) {
        this.invitations = invitations;
        this.answers = answers;
        this.statements = statements;
        this.directory = directory;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        if (!member.is(Role.COORDINATOR)) {
            return List.of();
        }
        return invitations.awaitingDecision().stream()
                .filter(this::canBeAccepted)
                .flatMap(invitation -> statements.findById(invitation.version().statement()).stream()
                        .filter(statement -> statement.coordinator().equals(member.id()))
                        .map(statement -> item(invitation, statement)))
                .toList();
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
