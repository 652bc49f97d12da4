package org.communique.invitation.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.communique.coalition.directory.AddressDetector;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.coalition.member.OrganisationOutcome;
import org.communique.coalition.member.OrganisationRegistrar;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.ContactMailer;
import org.communique.invitation.DeliveryChecker;
import org.communique.invitation.GuestAnswer;
import org.communique.invitation.Invitation;
import org.communique.invitation.InvitationId;
import org.communique.invitation.InvitationMailer;
import org.communique.invitation.InvitationMailer.Ask;
import org.communique.invitation.InvitationState;
import org.communique.invitation.Invitations;
import org.communique.invitation.LinkToken;
import org.communique.invitation.dispatch.InvitationOutcome.AlreadySigned;
import org.communique.invitation.dispatch.InvitationOutcome.CallOver;
import org.communique.invitation.dispatch.InvitationOutcome.Invalid;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.dispatch.InvitationOutcome.NothingToSend;
import org.communique.invitation.dispatch.InvitationOutcome.NothingToWithdraw;
import org.communique.invitation.duplicate.DuplicatePair;
import org.communique.invitation.duplicate.NameKeyCache;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.invitation.guest.AcceptanceService;
import org.communique.invitation.guest.GuestAnswerService;
import org.communique.invitation.guest.PendingGuestSignature;
import org.communique.invitation.guest.PendingGuestSignatures;
import org.communique.mail.MailOutbox;
import org.communique.mail.MailStatus;
import org.communique.mail.SentMessages;
import org.communique.mail.SentMessages.SentWords;
import org.communique.mail.SentMessages.SentWords.Kind;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.CallStatus;
import org.communique.signon.board.BoardRow;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.VersionId;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What coordinators do with invitations by mail: send, watch, revoke, and accept or refuse the mandate behind an answer. */
@Service
@PreAuthorize("denyAll()")
public class InvitationService {

    /** So long a link is good, if the call is open as long. */
    static final Duration LIFETIME = Duration.ofDays(30);

    private final Invitations invitations;
    private final InvitationSender sender;
    private final InvitationRateLimiter limit;
    private final AcceptanceService acceptanceService;
    private final PendingGuestSignatures pendingGuestSignatures;
    private final InvitationMailer mail;
    private final MailOutbox outbox;
    private final SentMessages sentMessages;
    private final DeliveryChecker deliveryChecker;
    private final SignOnCallService calls;
    private final AnswerRecorder answers;
    private final OrganisationRegistrar organisationRegistrar;
    private final EvidenceFileStore files;
    private final Directory directory;
    private final NameKeyCache names;
    private final HeavyWorkExecutor work;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InvitationService(
            Invitations invitations,
            InvitationSender sender,
            InvitationRateLimiter limit,
            AcceptanceService acceptanceService,
            PendingGuestSignatures pendingGuestSignatures,
            InvitationMailer mail,
            MailOutbox outbox,
            SentMessages sentMessages,
            DeliveryChecker deliveryChecker,
            SignOnCallService calls,
            AnswerRecorder answers,
            OrganisationRegistrar organisationRegistrar,
            EvidenceFileStore files,
            Directory directory,
            NameKeyCache names,
            HeavyWorkExecutor work,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.invitations = invitations;
        this.sender = sender;
        this.limit = limit;
        this.acceptanceService = acceptanceService;
        this.pendingGuestSignatures = pendingGuestSignatures;
        this.mail = mail;
        this.outbox = outbox;
        this.sentMessages = sentMessages;
        this.deliveryChecker = deliveryChecker;
        this.calls = calls;
        this.answers = answers;
        this.organisationRegistrar = organisationRegistrar;
        this.files = files;
        this.directory = directory;
        this.names = names;
        this.work = work;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** A link that was sent to the organisation before is void. */
    @PreAuthorize("@statementRights.canCoordinate(#command.version().statement())")
    public InvitationOutcome invite(InviteOrganisation command) {
        return refusal(command).orElseGet(() -> send(command));
    }

    /** Before anything is changed, so that it can be done again as it was. */
    private Optional<InvitationOutcome> refusal(InviteOrganisation command) {
        return AddressDetector.isInPersonsName(command.contactName())
                ? Optional.of(new Invalid(List.of(ValidationProblem.CONTACT_NAME)))
                : earlier(command)
                        .filter(this::isMailed)
                        .flatMap(earlier -> limit.refusalAfter(earlier.invitedAt()))
                        .or(() -> tooManyMails(command.contact()));
    }

    private Optional<InvitationOutcome> tooManyMails(EmailAddress contact) {
        return mail.isSetUp() && !mail.isFailing(contact)
                ? limit.refusal(currentMember.id(), contact)
                : Optional.empty();
    }

    private boolean isMailed(Invitation invitation) {
        return outbox.status(invitation.mailId()).filter(MailStatus::isOnItsWay).isPresent();
    }

    /** To the same mailbox. */
    private Optional<Invitation> earlier(InviteOrganisation command) {
        return invitations
                .find(InvitationId.of(command.version(), command.organisation()))
                .filter(earlier ->
                        earlier.contact().mailbox().equals(command.contact().mailbox()));
    }

    private InvitationOutcome send(InviteOrganisation command) {
        return counted(command.contact(), () -> sendNow(command));
    }

    private InvitationOutcome counted(EmailAddress contact, Supplier<InvitationOutcome> sending) {
        var queued = false;
        try {
            var outcome = sending.get();
            queued = outcome instanceof Invited invited && invited.delivery() == ContactMailOutcome.QUEUED;
            return outcome;
        } finally {
            if (queued) {
                limit.queued(contact);
            } else {
                limit.giveBack(contact);
            }
        }
    }

    private InvitationOutcome sendNow(InviteOrganisation command) {
        calls.invite(command.version(), Set.of(command.organisation()));
        var standing = answers.participationStatus(command.version(), command.organisation());
        if (standing.isEmpty() || !standing.get().takesAnswers()) {
            return new CallOver();
        }
        if (standing.get().state().isSigned()) {
            return new AlreadySigned(standing.get().state());
        }
        var silenced = earlier(command).map(Invitation::silencedAt).orElse(null);
        return sender.invite(
                command,
                standing.get().hash(),
                silenced,
                (invitation, token) -> mail.ask(Ask.INVITE, invitation, token, command.words()));
    }

    /** The mail that {@link #invite} would send. */
    @PreAuthorize("@statementRights.canCoordinate(#command.version().statement())")
    public ContactMail preview(InviteOrganisation command) {
        var organisation = directory.organisation(command.organisation()).map(Organisation::officialName);
        return preview(command, organisation.orElse(""));
    }

    /** The mail that {@link #inviteNewOrganisation} would send. */
    @PreAuthorize("@statementRights.canCoordinate(#command.version().statement())")
    public ContactMail previewNew(InviteNewOrganisation command) {
        return preview(command.invitation(), command.organisation().officialName());
    }

    private ContactMail preview(InviteOrganisation command, String organisation) {
        var call = calls.summary(command.version());
        var invitation = sender.invitation(command, call.hash(), LinkToken.random(), null);
        return ContactMail.of(
                command.organisation(),
                organisation,
                mail.preview(Ask.INVITE, invitation, organisation, call.deadline(), command.words()));
    }

    /** Takes the organisation in first, unless it was before. */
    @PreAuthorize("@statementRights.canCoordinate(#command.version().statement()) and @confirmation.isRecent()")
    public InvitationOutcome inviteNewOrganisation(InviteNewOrganisation command) {
        return refusal(command.invitation()).orElseGet(() -> admit(command));
    }

    private InvitationOutcome admit(InviteNewOrganisation command) {
        return switch (organisationRegistrar.admit(command.id(), command.organisation())) {
            case OrganisationOutcome.Saved _ -> send(command.invitation());
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
        var receipts = outbox.statuses(found.stream().map(Invitation::receiptId).toList());
        var sent = sentMessages.about(version);
        var now = clock.instant();
        var acceptable = acceptanceService.acceptableBy(currentMember.get());
        var deadline = found.isEmpty() ? Instant.MAX : calls.summary(version).deadline();
        return found.stream()
                .sorted(Comparator.comparing((Invitation one) -> !one.state().awaitsDecision())
                        .thenComparing(Invitation::invitedAt, Comparator.reverseOrder()))
                .map(one -> row(
                        one,
                        mails.get(one.mailId()),
                        sent.getOrDefault(one.organisation().value(), List.of()).stream()
                                .filter(each -> each.kind() == Kind.CONTACT_INVITED)
                                .findFirst()
                                .map(SentWords::words)
                                .orElse(""),
                        one.state().awaitsDecision() && acceptable.test(one),
                        now.isBefore(deadline) && isWithdrawable(one, receipts.get(one.receiptId())),
                        now,
                        organisations,
                        deadline))
                .toList();
    }

    private static InvitationRow row(
            Invitation invitation,
            @Nullable MailStatus mail,
            String words,
            boolean decidable,
            boolean withdrawable,
            Instant now,
            Map<OrganisationId, Organisation> organisations,
            Instant deadline) {
        var confirmBy = invitation.confirmationExpiresAt();
        var until = confirmBy == null ? invitation.linkExpiresAt() : confirmBy;
        var waits = invitation.state() == InvitationState.SENT || invitation.state() == InvitationState.ANSWERED;
        return new InvitationRow(
                Objects.requireNonNull(organisations.get(invitation.organisation())),
                invitation.contact(),
                invitation.contactName(),
                invitation.state(),
                mail,
                words,
                invitation.invitedAt(),
                until.isBefore(deadline) ? until : deadline,
                waits && !now.isBefore(until),
                invitation.answer(),
                invitation.anyLinkSharing().orElse(null),
                invitation.needsSecondPerson(),
                decidable,
                withdrawable,
                invitation.confirmedAt(),
                invitation.decidedAt(),
                invitation.decision());
    }

    /** How many contacts can be reminded now: those who have not answered, got no mail within a day, and have not unsubscribed. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public int remindable(VersionId version) {
        return mail.isSetUp() ? awaitingReminder(version).size() : 0;
    }

    /**
     * The mails that would remind those contacts.
     *
     * @param words of the current member's own; may be empty
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public List<ContactMail> reminders(VersionId version, String words) {
        var own = SentWords.checked(words);
        var due = awaitingReminder(version);
        var names = directory.organisations(
                due.stream().map(Invitation::organisation).toList());
        var deadline = calls.summary(version).deadline();
        return due.stream()
                .map(invitation -> {
                    var name = Objects.requireNonNull(names.get(invitation.organisation()))
                            .officialName();
                    return ContactMail.of(
                            invitation.organisation(), name, mail.preview(Ask.REMIND, invitation, name, deadline, own));
                })
                .toList();
    }

    /** As the other one, all of them and without own words. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public int remind(VersionId version) {
        return remind(version, any -> true, "");
    }

    /**
     * Reminds those contacts, each with a new link, and returns how many mails are queued.
     *
     * @param chosen only these
     * @param words  to them, which are quoted in the mails; may be empty
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public int remind(VersionId version, Set<OrganisationId> chosen, String words) {
        return remind(version, chosen::contains, SentWords.checked(words));
    }

    private int remind(VersionId version, Predicate<OrganisationId> chosen, String words) {
        return mail.isSetUp()
                ? (int) awaitingReminder(version).stream()
                        .filter(invitation -> chosen.test(invitation.organisation()))
                        .filter(invitation -> sender.remind(
                                invitation, (reminded, token) -> mail.ask(Ask.REMIND, reminded, token, words)))
                        .count()
                : 0;
    }

    private List<Invitation> awaitingReminder(VersionId version) {
        var now = clock.instant();
        return deliveryChecker.delivered(invitations.of(version)).entrySet().stream()
                .filter(each -> each.getKey().awaitsReminder(each.getValue(), now))
                .map(Map.Entry::getKey)
                .filter(invitation -> answers.participationStatus(version, invitation.organisation())
                        .filter(CallStatus::awaitsReminder)
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

    /**
     * Asks the mailbox once more to confirm the answer; the link that was sent before is void. Of one that a link confirmed which was shared
     * manually only by mail, as another such link confirms no more.
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public InvitationOutcome askAgainToConfirm(VersionId version, OrganisationId organisation) {
        var id = InvitationId.of(version, organisation);
        var contact = invitations
                .find(id)
                .filter(found -> found.state() == InvitationState.ANSWERED || mail.isSetUp())
                .map(Invitation::contact);
        return contact.isEmpty()
                ? new NothingToSend()
                : tooManyMails(contact.get()).orElseGet(() -> counted(contact.get(), () -> askToConfirm(id)));
    }

    private InvitationOutcome askToConfirm(InvitationId id) {
        var token = LinkToken.random();
        var until = now().plus(GuestAnswerService.TO_CONFIRM);
        return invitations
                .renewConfirmation(id, token, until)
                .map(renewed -> sender.askToConfirm(renewed, token, until))
                .orElseGet(NothingToSend::new);
    }

    /**
     * Makes a confirmed answer the organisation's signature.
     *
     * @param evidence how the coordinator knows that the signer may sign for the organisation
     */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement()) and @confirmation.isRecent()")
    public AcceptanceOutcome accept(VersionId version, OrganisationId organisation, String evidence) {
        return acceptanceService.accept(InvitationId.of(version, organisation), currentMember.get(), evidence);
    }

    /** A link to withdraw an accepted signature, where no mail has one. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement()) and @confirmation.isRecent()")
    public InvitationOutcome withdrawalLink(VersionId version, OrganisationId organisation) {
        return invitations
                .find(InvitationId.of(version, organisation))
                .filter(accepted -> answers.participationStatus(version, organisation)
                        .filter(CallStatus::takesAnswers)
                        .isPresent())
                .filter(accepted -> isWithdrawable(
                        accepted, outbox.status(accepted.receiptId()).orElse(null)))
                .map(sender::shareWithdrawalLink)
                .orElseGet(NothingToWithdraw::new);
    }

    private boolean isWithdrawable(Invitation invitation, @Nullable MailStatus receipt) {
        return invitation.state() == InvitationState.ACCEPTED
                && (receipt == null || !receipt.isOnItsWay() || receipt.isFailing())
                && acceptanceService.isSigned(invitation);
    }

    /** Guests' signatures in open calls that wait for a second person. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<PendingGuestSignature> pending() {
        return pendingGuestSignatures.waitingFor(currentMember.get());
    }

    /** As {@link #accept}, by a second person: a coordinator, or an administrator where no other coordinator is left. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR') and @confirmation.isRecent()")
    public AcceptanceOutcome acceptPending(VersionId version, OrganisationId organisation, String evidence) {
        return acceptanceService.acceptPending(InvitationId.of(version, organisation), currentMember.get(), evidence);
    }

    /** Organisations in the call that may be the same. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public List<DuplicatePair> duplicates(VersionId version) {
        var organisations =
                calls.board(version).rows().stream().map(BoardRow::organisation).toList();
        return work.run(
                WorkKind.DUPLICATES, currentMember.id().value(), () -> DuplicatePair.among(organisations, names::of));
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

    /** Whether this call refused the answer; the contact gets the reason. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public boolean refuse(VersionId version, OrganisationId organisation, String reason) {
        return refuse(InvitationId.of(version, organisation), reason, any -> true);
    }

    /** As {@link #refuse}, by one who may {@linkplain #acceptPending accept it as a second person}. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR') and @confirmation.isRecent()")
    public boolean refusePending(VersionId version, OrganisationId organisation, String reason) {
        var acceptable = acceptanceService.acceptableBy(currentMember.get());
        return refuse(
                InvitationId.of(version, organisation),
                reason,
                waiting -> waiting.needsSecondPerson() && acceptable.test(waiting));
    }

    private boolean refuse(InvitationId invitation, String reason, Predicate<Invitation> refusable) {
        var why = ContactMailer.reason(reason);
        var seen = invitations
                .find(invitation)
                .filter(found -> found.state() == InvitationState.CONFIRMED && refusable.test(found));
        if (seen.isEmpty()) {
            return false;
        }
        var refusal = new AnswerRefused(
                seen.get().id(), currentMember.id(), now(), why, seen.get().confirmedAt());
        events.publishEvent(refusal);
        return refusal.applyTo(invitations).isPresent();
    }

    private Instant now() {
        return clock.instant();
    }
}
