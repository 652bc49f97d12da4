package org.communique.invitation.guest;

import static org.communique.invitation.guest.LinkResolution.Reason.ANSWERED_OTHERWISE;
import static org.communique.invitation.guest.LinkResolution.Reason.CALL_OVER;
import static org.communique.invitation.guest.LinkResolution.Reason.EXPIRED;
import static org.communique.invitation.guest.LinkResolution.Reason.NOT_SIGNED;
import static org.communique.invitation.guest.LinkResolution.Reason.REVOKED;
import static org.communique.invitation.guest.LinkResolution.Reason.UNKNOWN;
import static org.communique.invitation.guest.LinkResolution.Reason.USED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.Invitation;
import org.communique.invitation.InvitationMailer;
import org.communique.invitation.InvitationState;
import org.communique.invitation.Invitations;
import org.communique.invitation.LinkToken;
import org.communique.invitation.guest.GuestForm.Problem;
import org.communique.invitation.guest.GuestOutcome.Answered;
import org.communique.invitation.guest.GuestOutcome.Confirmed;
import org.communique.invitation.guest.GuestOutcome.Incomplete;
import org.communique.invitation.guest.GuestOutcome.Reopened;
import org.communique.invitation.guest.GuestOutcome.Withdrawn;
import org.communique.invitation.guest.LinkResolution.Invalid;
import org.communique.invitation.guest.LinkResolution.InvitationDetails;
import org.communique.mail.EventOutbox;
import org.communique.mail.StoredEvent.Fact;
import org.communique.signon.SignOnEvent.AnswerWaits;
import org.communique.signon.SignOnEvent.ConfirmationWaits;
import org.communique.signon.answer.AnswerRecorder;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.communique.signon.answer.RecordingOutcome;
import org.communique.statement.version.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Serves holders of an invitation link. The link is the right: it shows one text to one organisation, and takes one answer. */
@Component
public class GuestAnswerService {

    /** Long enough for a mailbox that is read once a week. */
    public static final Duration TO_CONFIRM = Duration.ofDays(7);

    private final Invitations invitations;
    private final InvitationMailer mail;
    private final AcceptanceService acceptanceService;
    private final AnswerRecorder answers;
    private final EvidenceFileStore files;
    private final Versions versions;
    private final Directory directory;
    private final EventOutbox outbox;
    private final Clock clock;

    GuestAnswerService(
            Invitations invitations,
            InvitationMailer mail,
            AcceptanceService acceptanceService,
            AnswerRecorder answers,
            EvidenceFileStore files,
            Versions versions,
            Directory directory,
            EventOutbox outbox,
            Clock clock) {
        this.invitations = invitations;
        this.mail = mail;
        this.acceptanceService = acceptanceService;
        this.answers = answers;
        this.files = files;
        this.versions = versions;
        this.directory = directory;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Changes nothing: mail scanners open links too. */
    LinkResolution resolve(LinkToken token) {
        return invitations
                .byLink(token)
                .map(invitation -> switch (invitation.state()) {
                    case SENT -> details(invitation, invitation.linkExpiresAt());
                    case REVOKED -> new Invalid(REVOKED);
                    case ANSWERED, CONFIRMED, ACCEPTING, ACCEPTED, WITHDRAWN, REFUSED -> new Invalid(USED);
                })
                .orElse(new Invalid(UNKNOWN));
    }

    LinkResolution resolveConfirmation(LinkToken token) {
        return invitations
                .byConfirmation(token)
                .map(invitation -> switch (invitation.state()) {
                    case ANSWERED ->
                        details(
                                invitation,
                                Optional.ofNullable(invitation.confirmationExpiresAt())
                                        .orElseThrow());
                    case REVOKED, SENT -> new Invalid(REVOKED);
                    case CONFIRMED, ACCEPTING, ACCEPTED, WITHDRAWN, REFUSED -> new Invalid(USED);
                })
                .orElse(new Invalid(UNKNOWN));
    }

    /** Only while the signature that the link is for counts, or its withdrawal is to be completed. */
    LinkResolution resolveWithdrawal(LinkToken token) {
        return invitations
                .byWithdrawal(token)
                .map(invitation -> acceptanceService.isSigned(invitation)
                                || invitation.state() != InvitationState.WITHDRAWN && isWithdrawn(invitation)
                        ? details(invitation, Instant.MAX)
                        : new Invalid(NOT_SIGNED))
                .orElse(new Invalid(UNKNOWN));
    }

    /** Whether the contact gets no more mails about it now; the link stays good. */
    boolean silence(String linkHash) {
        return invitations.silence(linkHash, now());
    }

    boolean isInvited(String linkHash) {
        return invitations.exists(linkHash);
    }

    /** Stores the answer, and asks the mailbox to confirm it. */
    public GuestOutcome answer(LinkToken token, GuestForm form) {
        var resolution = resolve(token);
        if (!(resolution instanceof InvitationDetails invitationDetails)) {
            return (Invalid) resolution;
        }
        var problems = form.problems();
        if (!invitationDetails.text().hash().value().equals(form.hash())) {
            problems.add(Problem.OTHER_TEXT);
        }
        var inspected = form.file() == null
                ? null
                : files.inspect(form.file(), invitationDetails.invitation().id().value())
                        .orElse(null);
        if (form.file() != null && inspected == null) {
            problems.add(Problem.FILE);
        }
        if (!problems.isEmpty()) {
            return new Incomplete(invitationDetails, problems);
        }
        var confirmation = LinkToken.random();
        var now = now();
        var invitation = invitationDetails.invitation();
        var file = inspected == null ? null : files.store(inspected, invitation.id());
        var mailed = outbox.publish(
                new ConfirmationWaits(invitation.version(), invitation.organisation(), invitation.invitedBy()),
                Fact.of(Invitation.class, invitation.id(), "answer.at", now),
                () -> invitations
                        .answer(token, form.answer(file, now), confirmation, now.plus(TO_CONFIRM))
                        .map(answered -> mail.askToConfirm(answered, confirmation)),
                outcome -> outcome != ContactMailOutcome.QUEUED);
        if (mailed.isEmpty()) {
            drop(file);
            // Another answer came first, or the link has just expired.
            return resolve(token) instanceof Invalid invalid ? invalid : new Invalid(USED);
        }
        return new Answered(mailed.get());
    }

    /** The mailbox confirms the answer. Only a signature then waits for a coordinator. */
    public GuestOutcome confirm(LinkToken token) {
        var resolution = resolveConfirmation(token);
        if (!(resolution instanceof InvitationDetails details)) {
            return (Invalid) resolution;
        }
        var invitation = details.invitation();
        return (isSignature(invitation)
                        ? confirm(invitation, token)
                        : invitations.confirm(token, now()).map(this::record))
                .orElseGet(() -> new Invalid(USED));
    }

    private static boolean isSignature(Invitation invitation) {
        return Optional.ofNullable(invitation.answer()).orElseThrow().answer() == Answer.SIGNED;
    }

    private Optional<GuestOutcome> confirm(Invitation signed, LinkToken token) {
        var now = now();
        return outbox.publish(
                new AnswerWaits(
                        signed.version(),
                        signed.organisation(),
                        signed.involved(),
                        signed.needsSecondPerson(),
                        signed.invitedBy()),
                Fact.of(Invitation.class, signed.id(), "confirmedAt", now),
                () -> invitations.confirm(token, now).map(_ -> new Confirmed()));
    }

    private GuestOutcome record(Invitation decline) {
        return switch (acceptanceService.recordDecline(decline)) {
            // Where no one has taken it down it waits for a coordinator.
            case AcceptanceOutcome.Accepted _,
                    AcceptanceOutcome.NothingWaits _,
                    AcceptanceOutcome.NotBySecondPerson _ -> new Confirmed();
            case AcceptanceOutcome.CallOver _ -> new Invalid(CALL_OVER);
            case AcceptanceOutcome.AnsweredOtherwise _ -> new Invalid(ANSWERED_OTHERWISE);
        };
    }

    /** The mailbox rejects the answer, and can answer again. */
    GuestOutcome startAgain(LinkToken token) {
        var resolution = resolveConfirmation(token);
        if (!(resolution instanceof InvitationDetails invitationDetails)) {
            return (Invalid) resolution;
        }
        var answer = invitationDetails.invitation().answer();
        EvidenceFile.@Nullable Named file = answer == null ? null : answer.file();
        if (file != null) {
            files.watch(file.id(), invitationDetails.invitation().id());
        }
        var link = LinkToken.random();
        var now = now();
        return invitations
                .reopen(invitationDetails.invitation(), token, now, link, now.plus(TO_CONFIRM))
                .<GuestOutcome>map(reopened -> {
                    drop(file);
                    return new Reopened(link);
                })
                .orElseGet(() -> new Invalid(USED));
    }

    /** The contact withdraws the accepted signature. What a representative has done since counts. */
    public GuestOutcome withdraw(LinkToken token) {
        if (resolveWithdrawal(token) instanceof InvitationDetails details && record(details.invitation(), token)) {
            return new Withdrawn();
        }
        return invitations
                .byWithdrawal(token)
                .filter(this::isWithdrawn)
                .<GuestOutcome>map(withdrawn -> {
                    if (withdrawn.state() != InvitationState.WITHDRAWN) {
                        // The server that recorded it may have ended before it published that.
                        mail.withdrawn(withdrawn);
                        invitations.withdrawn(withdrawn.id());
                    }
                    return new Withdrawn();
                })
                .orElseGet(
                        () -> resolveWithdrawal(token) instanceof Invalid invalid ? invalid : new Invalid(NOT_SIGNED));
    }

    private boolean record(Invitation invitation, LinkToken token) {
        var sharing = invitation.withdrawalLinkSharing(token);
        var inviter = directory.member(invitation.invitedBy()).orElseThrow();
        return answers.record(AcceptanceService.withdrawal(invitation, sharing), inviter, null, sharing)
                instanceof RecordingOutcome.Recorded;
    }

    private boolean isWithdrawn(Invitation invitation) {
        return answers.isRecorded(AcceptanceService.withdrawal(invitation, null));
    }

    private void drop(EvidenceFile.@Nullable Named file) {
        if (file != null) {
            files.remove(file.id());
        }
    }

    private LinkResolution details(Invitation invitation, Instant expiresAt) {
        if (!clock.instant().isBefore(expiresAt)) {
            return new Invalid(EXPIRED);
        }
        return answers.participationStatus(invitation.version(), invitation.organisation())
                .filter(standing -> standing.takesAnswers() && standing.hash().equals(invitation.hash()))
                .<LinkResolution>map(standing -> new InvitationDetails(
                        directory.organisation(invitation.organisation()).orElseThrow(),
                        versions.findSummaryById(invitation.version()).orElseThrow(),
                        standing.deadline(),
                        standing.askedBy(),
                        invitation,
                        answers.signedBefore(invitation.version(), invitation.organisation())
                                .flatMap(versions::findSummaryById)
                                .orElse(null)))
                .orElse(new Invalid(CALL_OVER));
    }

    private Instant now() {
        return clock.instant();
    }
}
