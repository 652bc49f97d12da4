package org.communique.invitation.join;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.settings.Coalition;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.ContactMailer;
import org.communique.invitation.Invitations;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteNewOrganisation;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.invitation.duplicate.DuplicateSearch;
import org.communique.invitation.duplicate.NameKeyCache;
import org.communique.invitation.join.JoinRequest.JoinStatus;
import org.communique.mail.Mail;
import org.communique.mail.QuotedWords;
import org.communique.statement.VersionId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The queue of organisations that want to join a call. Accepted organisations are invited by mail and sign like others. */
@Service
@PreAuthorize("denyAll()")
public class JoinRequestService {

    private final JoinRequests requests;
    private final InvitationService invitations;
    private final Invitations invited;
    private final Directory directory;
    private final NameKeyCache names;
    private final HeavyWorkExecutor work;
    private final ContactMailer mail;
    private final MessageSource messages;
    private final Coalition coalition;
    private final CurrentMember currentMember;
    private final Clock clock;

    JoinRequestService(
            JoinRequests requests,
            InvitationService invitations,
            Invitations invited,
            Directory directory,
            NameKeyCache names,
            HeavyWorkExecutor work,
            ContactMailer mail,
            MessageSource messages,
            Coalition coalition,
            CurrentMember currentMember,
            Clock clock) {
        this.requests = requests;
        this.invitations = invitations;
        this.invited = invited;
        this.directory = directory;
        this.names = names;
        this.work = work;
        this.mail = mail;
        this.messages = messages;
        this.coalition = coalition;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /**
     * Requests that wait for a coordinator, oldest first.
     *
     * @param after where to begin; at the oldest if null
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public JoinRequestPage waiting(VersionId version, JoinRequestPage.@Nullable Position after, int size) {
        var found = requests.waiting(version, after == null ? JoinRequestPage.Position.START : after, size + 1, now());
        if (found.isEmpty()) {
            return new JoinRequestPage(List.of(), null);
        }
        var part = found.subList(0, Math.min(size, found.size()));
        var organisations = directory.organisations();
        var rows = work.run(WorkKind.DUPLICATES, currentMember.id().value(), () -> rows(part, organisations));
        var last = part.getLast();
        return new JoinRequestPage(
                rows, found.size() > size ? new JoinRequestPage.Position(last.at(), last.id()) : null);
    }

    private List<JoinRequestRow> rows(List<JoinRequest> part, List<Organisation> organisations) {
        var search = new DuplicateSearch(organisations, names::of);
        return part.stream()
                .map(request -> new JoinRequestRow(
                        request.id(),
                        request.organisation(),
                        request.contact(),
                        request.contactName(),
                        request.message(),
                        request.at(),
                        request.isMailboxConfirmed(),
                        search.of(names.of(request.organisation()))))
                .toList();
    }

    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public long countWaiting(VersionId version) {
        return requests.countWaiting(version, now());
    }

    /** Takes it in as a new organisation and invites it. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement()) and @confirmation.isRecent()")
    public InvitationOutcome accept(VersionId version, JoinRequestId id) {
        return letIn(
                version,
                id,
                new OrganisationId(id.value()),
                request -> invitations.inviteNewOrganisation(new InviteNewOrganisation(
                        version,
                        new OrganisationId(id.value()),
                        request.organisation(),
                        request.contact(),
                        request.contactName(),
                        "")));
    }

    /** Takes it for an organisation that is in the directory, and invites that. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public InvitationOutcome merge(VersionId version, JoinRequestId id, OrganisationId organisation) {
        return letIn(version, id, organisation, request -> invite(request, organisation));
    }

    /** Reserves the request while the organisation is invited, so that no one else decides on it. */
    private InvitationOutcome letIn(
            VersionId version,
            JoinRequestId id,
            OrganisationId organisation,
            Function<JoinRequest, InvitationOutcome> invitation) {
        var now = now();
        var request = requests.find(version, id).filter(found -> found.waits(now));
        if (request.isEmpty() || !requests.decide(id, JoinStatus.DECIDING, currentMember.id(), now, null)) {
            return new InvitationOutcome.NothingToSend();
        }
        var outcome = mailed(request.get(), organisation).orElseGet(() -> invitation.apply(request.get()));
        if (outcome instanceof InvitationOutcome.Invited) {
            requests.decided(id, now, JoinStatus.ACCEPTED);
        } else {
            requests.release(request.get(), now);
        }
        return outcome;
    }

    /** To this organisation, by a server that was killed before it noted that. */
    private Optional<InvitationOutcome> mailed(JoinRequest request, OrganisationId organisation) {
        var begun = request.state() == JoinStatus.DECIDING ? request.decidedAt() : null;
        return begun == null || !mail.isSetUp()
                ? Optional.empty()
                : invited.of(request.version()).stream()
                        .filter(each -> each.organisation().equals(organisation)
                                && each.contact().equals(request.contact())
                                && !each.invitedAt().isBefore(begun)
                                && mail.isMailed(each.linkEvent(), each.contact()))
                        .findFirst()
                        .map(each -> new InvitationOutcome.Invited(
                                ContactMailOutcome.QUEUED, null, each.linkExpiresAt(), null));
    }

    private InvitationOutcome invite(JoinRequest request, OrganisationId organisation) {
        return invitations.invite(
                new InviteOrganisation(request.version(), organisation, request.contact(), request.contactName()));
    }

    /** Whether this call refused it; the contact gets the reason, if the mailbox was confirmed. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public boolean refuse(VersionId version, JoinRequestId id, String reason) {
        var why = ContactMailer.reason(reason);
        var now = now();
        var request = requests.find(version, id).filter(found -> found.waits(now));
        if (request.isEmpty() || !requests.decide(id, JoinStatus.DECIDING, currentMember.id(), now, why)) {
            return false;
        }
        // If the server stops after this, the request waits again, and whoever refuses it again sends no second mail.
        if (request.get().isMailboxConfirmed()) {
            mailDecision(request.get(), why);
        }
        requests.decided(id, now, JoinStatus.REFUSED);
        return true;
    }

    private void mailDecision(JoinRequest refused, String why) {
        mail.send(
                "join-refused/" + refused.id().value(),
                new Mail(
                        "JOIN_REFUSED",
                        refused.contact(),
                        List.of(),
                        ContactMailer.oneLine(
                                text("subject", coalition.profile().name())),
                        text(
                                "text",
                                ContactMailer.oneLine(refused.contactName()),
                                coalition.profile().name(),
                                refused.organisation().officialName(),
                                QuotedWords.of(why))));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("invitation.mail.join-refused." + key, arguments, Locale.ENGLISH);
    }

    private Instant now() {
        return clock.instant();
    }
}
