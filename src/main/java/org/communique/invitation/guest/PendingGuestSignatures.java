package org.communique.invitation.guest;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.invitation.Invitation;
import org.communique.invitation.Invitations;
import org.communique.mail.MailOutbox;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.participation.ParticipationId;
import org.communique.signon.participation.UnacceptedSignature;
import org.communique.signon.pending.PendingSignatureSource;
import org.communique.signon.pending.SecondPersonPolicy;
import org.communique.statement.VersionId;
import org.communique.statement.version.Versions;
import org.communique.statement.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Guests' signatures that wait for a second person. */
@Component
public class PendingGuestSignatures implements PendingSignatureSource {

    private final Invitations invitations;
    private final AnswerRecorder answers;
    private final SecondPersonPolicy secondPersonPolicy;
    private final Versions versions;
    private final Directory directory;
    private final MailOutbox outbox;

    PendingGuestSignatures(
            Invitations invitations,
            AnswerRecorder answers,
            SecondPersonPolicy secondPersonPolicy,
            Versions versions,
            Directory directory,
            MailOutbox outbox) {
        this.invitations = invitations;
        this.answers = answers;
        this.secondPersonPolicy = secondPersonPolicy;
        this.versions = versions;
        this.directory = directory;
        this.outbox = outbox;
    }

    @Override
    public Map<OrganisationId, UnacceptedSignature> pending(VersionId version) {
        Map<OrganisationId, UnacceptedSignature> pending = new HashMap<>();
        for (var invitation : invitations.awaitingDecision(List.of(version))) {
            var answer = invitation.answer();
            var linkSharing = invitation.confirmationLinkSharing();
            if (invitation.needsSecondPerson() && answer != null && linkSharing != null) {
                pending.put(
                        invitation.organisation(),
                        new UnacceptedSignature(answer.speaker(), answer.at(), answer.content(), linkSharing, null));
            }
        }
        return pending;
    }

    @Override
    public Map<ParticipationId, Instant> confirmed(Collection<VersionId> versions) {
        return invitations.awaitingDecision(versions).stream()
                .filter(invitation -> invitation.answer() != null)
                .collect(Collectors.toMap(
                        invitation -> ParticipationId.of(invitation.version(), invitation.organisation()),
                        invitation ->
                                Objects.requireNonNull(invitation.answer()).at()));
    }

    /**
     * Answers in open calls that any coordinator can accept who did not get their own password by a manually shared link, and those for
     * which any coordinator can get the link to confirm them, as no mail brought it.
     */
    List<WorkItem> ordinary(Member coordinator) {
        var toAccept = secondPersonPolicy.isMarked(coordinator)
                ? Stream.<Invitation>empty()
                : invitations.awaitingDecision().stream().filter(invitation -> !invitation.needsSecondPerson());
        return Stream.concat(
                        items("invitation.work.accept", toAccept.toList()).stream(),
                        items("invitation.work.confirm", awaitingLink()).stream())
                .toList();
    }

    private List<Invitation> awaitingLink() {
        var unconfirmed = invitations.awaitingConfirmation();
        var mails = outbox.statuses(
                unconfirmed.stream().map(Invitation::confirmationMailId).toList());
        return unconfirmed.stream()
                .filter(invitation -> Optional.ofNullable(mails.get(invitation.confirmationMailId()))
                        .filter(mail -> mail.isOnItsWay() && !mail.isFailing())
                        .isEmpty())
                .toList();
    }

    private List<WorkItem> items(String kind, List<Invitation> waiting) {
        var acceptable = acceptable(waiting);
        var organisations = directory.organisations(
                acceptable.stream().map(Invitation::organisation).toList());
        var titles =
                versions.titles(acceptable.stream().map(Invitation::version).toList());
        return acceptable.stream()
                .map(invitation -> new WorkItem(
                        kind,
                        Optional.ofNullable(organisations.get(invitation.organisation()))
                                .map(Organisation::displayName)
                                .orElse(""),
                        invitation.version().statement(),
                        titles.getOrDefault(invitation.version(), ""),
                        "statements/" + invitation.version().statement().value() + "/sign-on",
                        null))
                .toList();
    }

    public List<PendingGuestSignature> waitingFor(Member member) {
        var acceptable = acceptable(invitations.awaitingDecision().stream()
                .filter(Invitation::needsSecondPerson)
                .toList());
        var organisations = directory.organisations(
                acceptable.stream().map(Invitation::organisation).toList());
        var titles =
                versions.titles(acceptable.stream().map(Invitation::version).toList());
        return acceptable.stream()
                .flatMap(invitation -> row(
                        invitation,
                        organisations.get(invitation.organisation()),
                        titles.getOrDefault(invitation.version(), ""),
                        member))
                .toList();
    }

    /** Those whose answer would count now. */
    List<Invitation> acceptable(List<Invitation> awaitingDecision) {
        return awaitingDecision.stream().collect(Collectors.groupingBy(Invitation::version)).entrySet().stream()
                .flatMap(each -> {
                    var taking = answers.takingAnswers(
                            each.getKey(),
                            each.getValue().stream()
                                    .map(Invitation::organisation)
                                    .toList());
                    return each.getValue().stream().filter(invitation -> taking.contains(invitation.organisation()));
                })
                .toList();
    }

    private Stream<PendingGuestSignature> row(
            Invitation invitation, @Nullable Organisation organisation, String title, Member member) {
        var answer = invitation.answer();
        var linkSharing = invitation.confirmationLinkSharing();
        return answer == null || linkSharing == null || organisation == null
                ? Stream.empty()
                : Stream.of(new PendingGuestSignature(
                        invitation.version(),
                        title,
                        organisation,
                        answer,
                        linkSharing,
                        secondPersonPolicy.qualifies(member, invitation.involved())));
    }
}
