package org.communique.invitation.dispatch;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.OrganisationId;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.DeliveryChecker;
import org.communique.invitation.InvitationId;
import org.communique.invitation.InvitationMailer;
import org.communique.invitation.InvitationState;
import org.communique.invitation.Invitations;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.dispatch.InvitationSender.LinkMail;
import org.communique.mail.Attachment;
import org.communique.signon.ContactNotifier;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.CallStatus;
import org.communique.statement.VersionId;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks guests who signed an earlier text to consider the new one, by a link to the mailbox that confirmed. */
@Component
class GuestContactNotifier implements ContactNotifier {

    private final Invitations invitations;
    private final InvitationSender sender;
    private final InvitationMailer mail;
    private final DeliveryChecker deliveryChecker;
    private final AnswerRecorder answers;
    private final Versions versions;
    private final VersionComparisonService versionComparisonService;
    private final Clock clock;

    GuestContactNotifier(
            Invitations invitations,
            InvitationSender sender,
            InvitationMailer mail,
            DeliveryChecker deliveryChecker,
            AnswerRecorder answers,
            Versions versions,
            VersionComparisonService versionComparisonService,
            Clock clock) {
        this.invitations = invitations;
        this.sender = sender;
        this.mail = mail;
        this.deliveryChecker = deliveryChecker;
        this.answers = answers;
        this.versions = versions;
        this.versionComparisonService = versionComparisonService;
        this.clock = clock;
    }

    @Override
    public Set<OrganisationId> askToReconsider(
            VersionId version, Map<OrganisationId, VersionId> signed, boolean enclose) {
        Set<OrganisationId> asked = new HashSet<>();
        if (!mail.isSetUp()) {
            return asked;
        }
        Map<VersionId, Optional<Attachment>> files = new HashMap<>();
        signed.forEach((organisation, text) -> {
            var file = enclose ? files.computeIfAbsent(text, earlier -> changes(earlier, version)) : null;
            if (ask(version, organisation, text, file == null ? null : file.orElse(null))) {
                asked.add(organisation);
            }
        });
        return asked;
    }

    private Optional<Attachment> changes(VersionId before, VersionId after) {
        return versions.findSummaryById(before)
                .flatMap(earlier ->
                        versions.findSummaryById(after).map(later -> versionComparisonService.file(earlier, later)));
    }

    private boolean ask(
            VersionId version, OrganisationId organisation, VersionId signed, @Nullable Attachment attachment) {
        LinkMail linkMail = (invitation, token) -> mail.askToReconsider(invitation, token, attachment);
        var standing = answers.participationStatus(version, organisation).filter(CallStatus::takesAnswers);
        var current = invitations.find(InvitationId.of(version, organisation));
        if (current.isPresent()) {
            return standing.isPresent()
                    && deliveryChecker.delivered(List.of(current.get())).entrySet().stream()
                            .anyMatch(each -> each.getKey().awaitsReminder(each.getValue(), clock.instant()))
                    && sender.remind(current.get(), linkMail);
        }
        return standing.isPresent()
                && invitations
                        .find(InvitationId.of(signed, organisation))
                        .filter(earlier -> earlier.state() == InvitationState.ACCEPTED && earlier.silencedAt() == null)
                        .map(earlier -> sender.invite(
                                new InviteOrganisation(version, organisation, earlier.contact(), earlier.contactName()),
                                standing.get().hash(),
                                null,
                                linkMail))
                        .filter(outcome ->
                                outcome instanceof Invited invited && invited.delivery() == ContactMailOutcome.QUEUED)
                        .isPresent();
    }
}
