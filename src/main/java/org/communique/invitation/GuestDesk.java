package org.communique.invitation;

import static org.communique.invitation.LinkLook.Why.ANSWERED_OTHERWISE;
import static org.communique.invitation.LinkLook.Why.CALL_OVER;
import static org.communique.invitation.LinkLook.Why.EXPIRED;
import static org.communique.invitation.LinkLook.Why.REVOKED;
import static org.communique.invitation.LinkLook.Why.UNKNOWN;
import static org.communique.invitation.LinkLook.Why.USED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.communique.coalition.Directory;
import org.communique.coalition.EvidenceFile;
import org.communique.coalition.EvidenceFiles;
import org.communique.invitation.GuestForm.Problem;
import org.communique.invitation.GuestOutcome.Answered;
import org.communique.invitation.GuestOutcome.Confirmed;
import org.communique.invitation.GuestOutcome.Incomplete;
import org.communique.invitation.GuestOutcome.Reopened;
import org.communique.invitation.LinkLook.NotGood;
import org.communique.invitation.LinkLook.Sheet;
import org.communique.signon.AnswerDesk;
import org.communique.signon.RecordedAnswer.Answer;
import org.communique.statement.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Serves whoever holds a link. The link is the right: it shows one text to one organisation, and takes one answer. */
@Component
class GuestDesk {

    /** Long enough for a mailbox that is read once a week. */
    static final Duration TO_CONFIRM = Duration.ofDays(7);

    private final Invitations invitations;
    private final InvitationMail mail;
    private final Acceptance acceptance;
    private final AnswerDesk answers;
    private final EvidenceFiles files;
    private final Versions versions;
    private final Directory directory;
    private final Clock clock;

    GuestDesk(
            Invitations invitations,
            InvitationMail mail,
            Acceptance acceptance,
            AnswerDesk answers,
            EvidenceFiles files,
            Versions versions,
            Directory directory,
            Clock clock) {
        this.invitations = invitations;
        this.mail = mail;
        this.acceptance = acceptance;
        this.answers = answers;
        this.files = files;
        this.versions = versions;
        this.directory = directory;
        this.clock = clock;
    }

    /** Changes nothing: mail scanners open links too. */
    LinkLook look(LinkToken token) {
        return invitations
                .byLink(token)
                .map(invitation -> switch (invitation.state()) {
                    case SENT -> sheet(invitation, invitation.linkExpiresAt());
                    case REVOKED -> new NotGood(REVOKED);
                    case ANSWERED, CONFIRMED, ACCEPTING, ACCEPTED, REFUSED -> new NotGood(USED);
                })
                .orElse(new NotGood(UNKNOWN));
    }

    LinkLook lookAtConfirmation(LinkToken token) {
        return invitations
                .byConfirmation(token)
                .map(invitation -> switch (invitation.state()) {
                    case ANSWERED ->
                        sheet(
                                invitation,
                                Optional.ofNullable(invitation.confirmationExpiresAt())
                                        .orElseThrow());
                    case REVOKED, SENT -> new NotGood(REVOKED);
                    case CONFIRMED, ACCEPTING, ACCEPTED, REFUSED -> new NotGood(USED);
                })
                .orElse(new NotGood(UNKNOWN));
    }

    /** Whether the contact gets no more mails about it now; the link stays good. */
    boolean silence(LinkToken token) {
        return invitations.silence(token, now());
    }

    /** Takes the answer down, and asks the mailbox whether it stands by it. */
    GuestOutcome answer(LinkToken token, GuestForm form) {
        var look = look(token);
        if (!(look instanceof Sheet sheet)) {
            return (NotGood) look;
        }
        var problems = form.problems();
        if (!sheet.text().hash().value().equals(form.hash())) {
            problems.add(Problem.OTHER_TEXT);
        }
        if (!problems.isEmpty()) {
            return new Incomplete(sheet, problems);
        }
        var confirmation = LinkToken.random();
        var now = now();
        var file = form.file() == null ? null : files.keep(form.file());
        var answered = invitations.answer(token, form.answer(file, now), confirmation, now.plus(TO_CONFIRM));
        if (answered.isEmpty()) {
            drop(file);
            // Somebody was quicker, or its time has just run out.
            return look(token) instanceof NotGood why ? why : new NotGood(USED);
        }
        return new Answered(mail.askToConfirm(answered.get(), confirmation));
    }

    /** The mailbox stands by the answer. A signature waits for a coordinator then; nothing else has to. */
    GuestOutcome confirm(LinkToken token) {
        var look = lookAtConfirmation(token);
        if (look instanceof NotGood why) {
            return why;
        }
        return invitations
                .confirm(token, now())
                .map(confirmed -> isSignature(confirmed) ? new Confirmed() : takeDown(confirmed))
                .orElseGet(() -> new NotGood(USED));
    }

    private static boolean isSignature(Invitation invitation) {
        return Optional.ofNullable(invitation.answer()).orElseThrow().answer() == Answer.SIGNED;
    }

    private GuestOutcome takeDown(Invitation decline) {
        return switch (acceptance.takeDownDecline(decline)) {
            // Where nobody has taken it down it waits for a coordinator.
            case AcceptanceOutcome.Accepted _,
                    AcceptanceOutcome.NothingWaits _,
                    AcceptanceOutcome.NotBySecondPerson _ -> new Confirmed();
            case AcceptanceOutcome.CallOver _ -> new NotGood(CALL_OVER);
            case AcceptanceOutcome.AnsweredOtherwise _ -> new NotGood(ANSWERED_OTHERWISE);
        };
    }

    /** The mailbox does not stand by the answer, and answers anew. */
    GuestOutcome startAgain(LinkToken token) {
        var look = lookAtConfirmation(token);
        if (!(look instanceof Sheet sheet)) {
            return (NotGood) look;
        }
        var link = LinkToken.random();
        var now = now();
        return invitations
                .reopen(sheet.invitation(), token, now, link, now.plus(TO_CONFIRM))
                .<GuestOutcome>map(reopened -> {
                    var answer = sheet.invitation().answer();
                    drop(answer == null ? null : answer.file());
                    return new Reopened(link);
                })
                .orElseGet(() -> new NotGood(USED));
    }

    private void drop(EvidenceFile.@Nullable Named file) {
        if (file != null) {
            files.drop(file.id());
        }
    }

    private LinkLook sheet(Invitation invitation, Instant expiresAt) {
        if (!clock.instant().isBefore(expiresAt)) {
            return new NotGood(EXPIRED);
        }
        return answers.standing(invitation.version(), invitation.organisation())
                .filter(standing -> standing.takesAnswers() && standing.hash().equals(invitation.hash()))
                .<LinkLook>map(standing -> new Sheet(
                        directory.organisation(invitation.organisation()).orElseThrow(),
                        versions.findSummaryById(invitation.version()).orElseThrow(),
                        standing.deadline(),
                        standing.askedBy(),
                        invitation,
                        answers.signedBefore(invitation.version(), invitation.organisation())
                                .flatMap(versions::findSummaryById)
                                .orElse(null)))
                .orElse(new NotGood(CALL_OVER));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
