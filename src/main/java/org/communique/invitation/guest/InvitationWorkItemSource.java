package org.communique.invitation.guest;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.invitation.Invitation;
import org.communique.invitation.Invitations;
import org.communique.signon.participation.CallFigures;
import org.communique.signon.participation.SignOnCalls;
import org.communique.statement.Phase;
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
    private final SignOnCalls calls;
    private final Statements statements;
    private final Directory directory;

    InvitationWorkItemSource(
            Invitations invitations,
            PendingGuestSignatures pendingGuestSignatures,
            SignOnCalls calls,
            Statements statements,
            Directory directory) {
        this.invitations = invitations;
        this.pendingGuestSignatures = pendingGuestSignatures;
        this.calls = calls;
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
        var own = statements.findByCoordinatorAndPhaseIn(member.id(), List.of(Phase.SIGN_ON)).stream()
                .collect(Collectors.toMap(Statement::id, Function.identity()));
        if (own.isEmpty()) {
            return Stream.empty();
        }
        var open = calls.newestFigures(own.keySet()).stream()
                .map(CallFigures::version)
                .toList();
        var acceptable = pendingGuestSignatures.acceptable(invitations.awaitingDecision(open).stream()
                .filter(invitation -> !invitation.needsSecondPerson())
                .toList());
        var organisations = directory.organisations(
                acceptable.stream().map(Invitation::organisation).toList());
        return acceptable.stream()
                .map(invitation -> item(
                        Optional.ofNullable(organisations.get(invitation.organisation()))
                                .map(Organisation::displayName)
                                .orElse(""),
                        Objects.requireNonNull(own.get(invitation.version().statement()))));
    }

    private static WorkItem item(String organisation, Statement statement) {
        return new WorkItem(
                "invitation.work.accept",
                organisation,
                statement.id(),
                statement.title(),
                "statements/" + statement.id().value() + "/sign-on",
                null);
    }
}
