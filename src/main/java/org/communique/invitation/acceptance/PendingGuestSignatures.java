package org.communique.invitation.acceptance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.OrganisationId;
import org.communique.invitation.Invitation;
import org.communique.invitation.Invitations;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.Standing;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.signon.pending.PendingSignatureSource;
import org.communique.signon.pending.SecondPersonPolicy;
import org.communique.statement.VersionId;
import org.communique.statement.version.VersionSummary;
import org.communique.statement.version.Versions;
import org.springframework.stereotype.Component;

/** Guests' signatures that wait for a second person. */
@Component
public class PendingGuestSignatures implements PendingSignatureSource {

    private final Invitations invitations;
    private final AnswerRecorder answers;
    private final SecondPersonPolicy secondPersonPolicy;
    private final Versions versions;
    private final Directory directory;

    PendingGuestSignatures(
            Invitations invitations,
            AnswerRecorder answers,
            SecondPersonPolicy secondPersonPolicy,
            Versions versions,
            Directory directory) {
        this.invitations = invitations;
        this.answers = answers;
        this.secondPersonPolicy = secondPersonPolicy;
        this.versions = versions;
        this.directory = directory;
    }

    @Override
    public Map<OrganisationId, UnacceptedSignature> pending(VersionId version) {
        Map<OrganisationId, UnacceptedSignature> pending = new HashMap<>();
        for (var invitation : invitations.of(version)) {
            var answer = invitation.answer();
            var linkSharing = invitation.confirmationLinkSharing();
            if (invitation.state().awaitsDecision()
                    && invitation.needsSecondPerson()
                    && answer != null
                    && linkSharing != null) {
                pending.put(
                        invitation.organisation(),
                        new UnacceptedSignature(answer.speaker(), answer.at(), answer.words(), linkSharing, null));
            }
        }
        return pending;
    }

    public List<PendingGuestSignature> waitingFor(Member member) {
        return invitations.awaitingDecision().stream()
                .filter(Invitation::needsSecondPerson)
                .filter(this::canBeAccepted)
                .flatMap(invitation -> row(invitation, member))
                .toList();
    }

    private boolean canBeAccepted(Invitation invitation) {
        return answers.participationStatus(invitation.version(), invitation.organisation())
                .filter(Standing::takesAnswers)
                .isPresent();
    }

    private Stream<PendingGuestSignature> row(Invitation invitation, Member member) {
        var answer = invitation.answer();
        var linkSharing = invitation.confirmationLinkSharing();
        var organisation = directory.organisation(invitation.organisation());
        return answer == null || linkSharing == null || organisation.isEmpty()
                ? Stream.empty()
                : Stream.of(new PendingGuestSignature(
                        invitation.version(),
                        versions.findSummaryById(invitation.version())
                                .map(VersionSummary::title)
                                .orElse(""),
                        organisation.get(),
                        answer,
                        linkSharing,
                        secondPersonPolicy.qualifies(member, invitation.involved())));
    }
}
