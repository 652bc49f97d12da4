package org.communique.invitation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.OrganisationId;
import org.communique.signon.AnswerDesk;
import org.communique.signon.Pending;
import org.communique.signon.PendingAnswers;
import org.communique.signon.SecondPerson;
import org.communique.signon.Standing;
import org.communique.statement.VersionId;
import org.communique.statement.VersionSummary;
import org.communique.statement.Versions;
import org.springframework.stereotype.Component;

/** Guests' signatures that wait for a second person. */
@Component
class PendingInvitations implements PendingAnswers {

    private final Invitations invitations;
    private final AnswerDesk answers;
    private final SecondPerson secondPerson;
    private final Versions versions;
    private final Directory directory;

    PendingInvitations(
            Invitations invitations,
            AnswerDesk answers,
            SecondPerson secondPerson,
            Versions versions,
            Directory directory) {
        this.invitations = invitations;
        this.answers = answers;
        this.secondPerson = secondPerson;
        this.versions = versions;
        this.directory = directory;
    }

    @Override
    public Map<OrganisationId, Pending> pending(VersionId version) {
        Map<OrganisationId, Pending> pending = new HashMap<>();
        for (var invitation : invitations.of(version)) {
            var answer = invitation.answer();
            var handOver = invitation.confirmationHandedOver();
            if (invitation.state().awaitsDecision()
                    && invitation.needsSecondPerson()
                    && answer != null
                    && handOver != null) {
                pending.put(
                        invitation.organisation(),
                        new Pending(answer.speaker(), answer.at(), answer.words(), handOver, null));
            }
        }
        return pending;
    }

    List<PendingInvitation> waitingFor(Member member) {
        return invitations.awaitingDecision().stream()
                .filter(Invitation::needsSecondPerson)
                .filter(this::canBeAccepted)
                .flatMap(invitation -> row(invitation, member))
                .toList();
    }

    private boolean canBeAccepted(Invitation invitation) {
        return answers.standing(invitation.version(), invitation.organisation())
                .filter(Standing::takesAnswers)
                .isPresent();
    }

    private Stream<PendingInvitation> row(Invitation invitation, Member member) {
        var answer = invitation.answer();
        var handOver = invitation.confirmationHandedOver();
        var organisation = directory.organisation(invitation.organisation());
        return answer == null || handOver == null || organisation.isEmpty()
                ? Stream.empty()
                : Stream.of(new PendingInvitation(
                        invitation.version(),
                        versions.findSummaryById(invitation.version())
                                .map(VersionSummary::title)
                                .orElse(""),
                        organisation.get(),
                        answer,
                        handOver,
                        secondPerson.isOne(member, invitation.involved())));
    }
}
