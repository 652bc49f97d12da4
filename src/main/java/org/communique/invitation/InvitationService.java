package org.communique.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.AddressInName;
import org.communique.coalition.Admission;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.EvidenceFile;
import org.communique.coalition.EvidenceFiles;
import org.communique.coalition.Organisation;
import org.communique.coalition.OrganisationId;
import org.communique.coalition.OrganisationOutcome;
import org.communique.coalition.Problem;
import org.communique.invitation.InvitingOutcome.AlreadySigned;
import org.communique.invitation.InvitingOutcome.CallOver;
import org.communique.invitation.InvitingOutcome.Invalid;
import org.communique.invitation.InvitingOutcome.NothingToSend;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailStatus;
import org.communique.signon.AnswerDesk;
import org.communique.signon.BoardRow;
import org.communique.signon.SignOnCallService;
import org.communique.statement.VersionId;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What coordinators do with invitations by mail: send, watch, revoke, and accept or refuse the mandate behind an answer. */
@Service
@PreAuthorize("denyAll()")
public class InvitationService {

    /** So long a link is good, if the call is open as long. */
    static final Duration LIFETIME = Duration.ofDays(30);

    private final Invitations invitations;
    private final InvitationDispatch dispatch;
    private final InvitationLimit limit;
    private final Acceptance acceptance;
    private final PendingInvitations pendingInvitations;
    private final InvitationMail mail;
    private final MailOutbox outbox;
    private final Deliveries deliveries;
    private final SignOnCallService calls;
    private final AnswerDesk answers;
    private final Admission admission;
    private final EvidenceFiles files;
    private final Directory directory;
    private final ComparableNames names;
    private final HeavyWork work;
    private final CurrentMember currentMember;
    private final Clock clock;

    InvitationService(
            Invitations invitations,
            InvitationDispatch dispatch,
            InvitationLimit limit,
            Acceptance acceptance,
            PendingInvitations pendingInvitations,
            InvitationMail mail,
            MailOutbox outbox,
            Deliveries deliveries,
            SignOnCallService calls,
            AnswerDesk answers,
            Admission admission,
            EvidenceFiles files,
            Directory directory,
            ComparableNames names,
            HeavyWork work,
            CurrentMember currentMember,
            Clock clock) {
        this.invitations = invitations;
        this.dispatch = dispatch;
        this.limit = limit;
        this.acceptance = acceptance;
        this.pendingInvitations = pendingInvitations;
        this.mail = mail;
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.calls = calls;
        this.answers = answers;
        this.admission = admission;
        this.files = files;
        this.directory = directory;
        this.names = names;
        this.work = work;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** A link that was sent to the organisation before is void. */
    @PreAuthorize("@statementRights.canCoordinate(#command.version().statement())")
    public InvitingOutcome invite(Invite command) {
        return refusal(command.contact(), command.contactName()).orElseGet(() -> send(command));
    }

    /** Before anything is changed, so that it can be done again as it was. */
    private Optional<InvitingOutcome> refusal(EmailAddress contact, String contactName) {
        return AddressInName.isInPersonsName(contactName)
                ? Optional.of(new Invalid(List.of(Problem.CONTACT_NAME)))
                : tooManyMails(contact);
    }

    private Optional<InvitingOutcome> tooManyMails(EmailAddress contact) {
        return mail.isSetUp() && !mail.isFailing(contact)
                ? limit.refusal(currentMember.id(), contact)
                : Optional.empty();
    }

    private InvitingOutcome send(Invite command) {
        calls.invite(command.version(), Set.of(command.organisation()));
        var standing = answers.standing(command.version(), command.organisation());
        if (standing.isEmpty() || !standing.get().takesAnswers()) {
            return new CallOver();
        }
        if (standing.get().state().isSigned()) {
            return new AlreadySigned(standing.get().state());
        }
        var silenced = invitations
                .find(InvitationId.of(command.version(), command.organisation()))
                .filter(earlier ->
                        earlier.contact().mailbox().equals(command.contact().mailbox()))
                .map(Invitation::silencedAt)
                .orElse(null);
        return dispatch.invite(command, standing.get().hash(), silenced, mail::invite);
    }

    /** Takes the organisation in first. */
    @PreAuthorize("@statementRights.canCoordinate(#command.version().statement()) and @confirmation.isRecent()")
    public InvitingOutcome inviteNewcomer(InviteNewcomer command) {
        return refusal(command.contact(), command.contactName()).orElseGet(() -> admit(command));
    }

    private InvitingOutcome admit(InviteNewcomer command) {
        return switch (admission.admit(command.organisation())) {
            case OrganisationOutcome.Saved(var organisation) ->
                send(new Invite(command.version(), organisation.id(), command.contact(), command.contactName()));
            case OrganisationOutcome.Invalid(var problems) -> new Invalid(problems);
            case OrganisationOutcome.ChangedMeanwhile _, OrganisationOutcome.Unknown _ ->
                throw new IllegalStateException("a new organisation has no past");
        };
    }

    /** Those first that wait for a coordinator, then the newest. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public List<InvitationRow> of(VersionId version) {
        var found = invitations.of(version);
        var organisations = directory.organisations(
                found.stream().map(Invitation::organisation).toList());
        var mails = outbox.statuses(found.stream().map(Invitation::mailId).toList());
        var now = clock.instant();
        return found.stream()
                .sorted(Comparator.comparing((Invitation one) -> !one.state().awaitsDecision())
                        .thenComparing(Invitation::invitedAt, Comparator.reverseOrder()))
                .map(one -> row(one, mails.get(one.mailId()), now, organisations))
                .toList();
    }

    private static InvitationRow row(
            Invitation invitation,
            @Nullable MailStatus mail,
            Instant now,
            Map<OrganisationId, Organisation> organisations) {
        var confirmBy = invitation.confirmationExpiresAt();
        var until = confirmBy == null ? invitation.linkExpiresAt() : confirmBy;
        var waits = invitation.state() == InvitationState.SENT || invitation.state() == InvitationState.ANSWERED;
        return new InvitationRow(
                Objects.requireNonNull(organisations.get(invitation.organisation())),
                invitation.contact(),
                invitation.contactName(),
                invitation.state(),
                mail,
                invitation.invitedAt(),
                until,
                waits && !now.isBefore(until),
                invitation.answer(),
                invitation.anyHandOver().orElse(null),
                invitation.needsSecondPerson(),
                invitation.confirmedAt(),
                invitation.decidedAt(),
                invitation.decision());
    }

    /** How many contacts can be reminded now: they have not answered, nor had a mail within a day, nor asked for no more. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public int remindable(VersionId version) {
        return mail.isSetUp() ? awaitingReminder(version).size() : 0;
    }

    /** Reminds those contacts, each with a new link, and returns how many mails are queued. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public int remind(VersionId version) {
        return mail.isSetUp()
                ? (int) awaitingReminder(version).stream()
                        .filter(invitation -> dispatch.remind(invitation, mail::remind))
                        .count()
                : 0;
    }

    private List<Invitation> awaitingReminder(VersionId version) {
        return deliveries.delivered(invitations.of(version)).stream()
                .filter(invitation -> invitation.awaitsReminder(clock.instant()))
                .filter(invitation -> answers.standing(version, invitation.organisation())
                        .filter(standing ->
                                standing.takesAnswers() && standing.state().isUnanswered())
                        .isPresent())
                .toList();
    }

    /** Whether its link is void now; an answer that was confirmed is refused instead. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public boolean revoke(VersionId version, OrganisationId organisation) {
        return invitations
                .revoke(InvitationId.of(version, organisation), currentMember.id(), now())
                .isPresent();
    }

    /** Asks the mailbox once more to confirm the answer; the link that was sent before is void. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public InvitingOutcome askAgainToConfirm(VersionId version, OrganisationId organisation) {
        var id = InvitationId.of(version, organisation);
        var refusal = invitations.find(id).map(Invitation::contact).flatMap(this::tooManyMails);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var token = LinkToken.random();
        var until = now().plus(GuestDesk.TO_CONFIRM);
        var renewed = invitations.renewConfirmation(id, token, until);
        if (renewed.isEmpty()) {
            return new NothingToSend();
        }
        return dispatch.askToConfirm(renewed.get(), token, until);
    }

    /**
     * Makes a confirmed answer the organisation's signature.
     *
     * @param evidence how the coordinator knows that the signer may sign for the organisation
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement()) and @confirmation.isRecent()")
    public AcceptanceOutcome accept(VersionId version, OrganisationId organisation, String evidence) {
        return acceptance.accept(InvitationId.of(version, organisation), currentMember.get(), evidence);
    }

    /** Guests' signatures in open calls that wait for a second person. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<PendingInvitation> pending() {
        return pendingInvitations.waitingFor(currentMember.get());
    }

    /** As {@link #accept}, by a second person: a coordinator, or an administrator where no other coordinator is left. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR') and @confirmation.isRecent()")
    public AcceptanceOutcome acceptPending(VersionId version, OrganisationId organisation, String evidence) {
        return acceptance.acceptPending(InvitationId.of(version, organisation), currentMember.get(), evidence);
    }

    /** Organisations in the call that may be the same. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public List<Twins> twins(VersionId version) {
        var organisations =
                calls.board(version).rows().stream().map(BoardRow::organisation).toList();
        return work.run(WorkKind.DUPLICATES, currentMember.id().value(), () -> Twins.among(organisations, names::of));
    }

    /** What the guest sent to show their authority, to be saved and never shown in a page. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public Optional<EvidenceFile> evidence(VersionId version, OrganisationId organisation) {
        return invitations
                .find(InvitationId.of(version, organisation))
                .map(Invitation::answer)
                .map(GuestAnswer::file)
                .flatMap(file -> files.find(file.id()));
    }

    /** Whether the answer was refused by this; the contact is told why. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public boolean refuse(VersionId version, OrganisationId organisation, String reason) {
        var why = ContactMail.reason(reason);
        var refused = invitations.refuse(InvitationId.of(version, organisation), currentMember.id(), now(), why);
        refused.ifPresent(invitation -> mail.refused(invitation, why));
        return refused.isPresent();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
