package org.communique.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.communique.coalition.Coalition;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.Organisation;
import org.communique.coalition.OrganisationId;
import org.communique.mail.Mail;
import org.communique.statement.VersionId;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The queue of organisations that want to join a call. Whoever is let in is invited by mail and signs as others do. */
@Service
@PreAuthorize("denyAll()")
public class JoinRequestService {

    private final JoinRequests requests;
    private final InvitationService invitations;
    private final Directory directory;
    private final ComparableNames names;
    private final HeavyWork work;
    private final ContactMail mail;
    private final MessageSource messages;
    private final Coalition coalition;
    private final CurrentMember currentMember;
    private final Clock clock;

    JoinRequestService(
            JoinRequests requests,
            InvitationService invitations,
            Directory directory,
            ComparableNames names,
            HeavyWork work,
            ContactMail mail,
            MessageSource messages,
            Coalition coalition,
            CurrentMember currentMember,
            Clock clock) {
        this.requests = requests;
        this.invitations = invitations;
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
     * Those that wait for a coordinator, the oldest first.
     *
     * @param after where to begin; at the oldest if null
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public JoinPage waiting(VersionId version, JoinPage.@Nullable Position after, int size) {
        var found = requests.waiting(version, after == null ? JoinPage.Position.START : after, size + 1, now());
        if (found.isEmpty()) {
            return new JoinPage(List.of(), null);
        }
        var part = found.subList(0, Math.min(size, found.size()));
        var organisations = directory.organisations();
        var rows = work.run(WorkKind.DUPLICATES, currentMember.id().value(), () -> rows(part, organisations));
        var last = part.getLast();
        return new JoinPage(rows, found.size() > size ? new JoinPage.Position(last.at(), last.id()) : null);
    }

    private List<JoinRow> rows(List<JoinRequest> part, List<Organisation> organisations) {
        var search = new DuplicateSearch(organisations, names::of);
        return part.stream()
                .map(request -> new JoinRow(
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
    public InvitingOutcome accept(VersionId version, JoinRequestId id) {
        return letIn(
                version,
                id,
                request -> invitations.inviteNewcomer(
                        new InviteNewcomer(version, request.organisation(), request.contact(), request.contactName())));
    }

    /** Takes it for an organisation that is in the directory, and invites that. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public InvitingOutcome merge(VersionId version, JoinRequestId id, OrganisationId organisation) {
        return letIn(version, id, request -> invite(request, organisation));
    }

    /** Nobody else decides meanwhile, and the request is not done with before the organisation is invited. */
    private InvitingOutcome letIn(
            VersionId version, JoinRequestId id, Function<JoinRequest, InvitingOutcome> invitation) {
        var now = now();
        var request = requests.find(version, id).filter(found -> found.waits(now));
        if (request.isEmpty() || !requests.decide(id, JoinRequest.State.DECIDING, currentMember.id(), now, null)) {
            return new InvitingOutcome.NothingToSend();
        }
        var outcome = invitation.apply(request.get());
        if (outcome instanceof InvitingOutcome.Invited) {
            requests.accepted(id, now);
        } else {
            requests.release(request.get(), now);
        }
        return outcome;
    }

    private InvitingOutcome invite(JoinRequest request, OrganisationId organisation) {
        return invitations.invite(
                new Invite(request.version(), organisation, request.contact(), request.contactName()));
    }

    /** Whether it was refused by this; the contact is told why, at a mailbox that was confirmed. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public boolean refuse(VersionId version, JoinRequestId id, String reason) {
        var why = ContactMail.reason(reason);
        var now = now();
        var request = requests.find(version, id).filter(found -> found.waits(now));
        if (request.isEmpty() || !requests.decide(id, JoinRequest.State.REFUSED, currentMember.id(), now, why)) {
            return false;
        }
        if (request.get().isMailboxConfirmed()) {
            tell(request.get(), why);
        }
        return true;
    }

    private void tell(JoinRequest refused, String why) {
        mail.send(
                "join-refused/" + refused.id().value(),
                new Mail(
                        "JOIN_REFUSED",
                        refused.contact(),
                        List.of(),
                        ContactMail.oneLine(text("subject", coalition.profile().name())),
                        text(
                                "text",
                                ContactMail.oneLine(refused.contactName()),
                                coalition.profile().name(),
                                refused.organisation().officialName(),
                                ContactMail.line(why))));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage("invitation.mail.join-refused." + key, arguments, Locale.ENGLISH);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
