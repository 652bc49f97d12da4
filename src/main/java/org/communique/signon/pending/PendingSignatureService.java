package org.communique.signon.pending;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.mail.EventOutbox;
import org.communique.signon.SignOnEvent.AnswerGiven;
import org.communique.signon.answer.SignOnActionService;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.pending.PendingSignatureOutcome.NotBySecondPerson;
import org.communique.signon.pending.PendingSignatureOutcome.NothingWaits;
import org.communique.signon.pending.PendingSignatureOutcome.Settled;
import org.communique.signon.pending.PendingSignatureOutcome.TooLate;
import org.communique.signon.record.SignOnLedgerWriter;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets a second person accept or refuse signatures by members whose password was set with a manually shared link. */
@Service
@PreAuthorize("denyAll()")
public class PendingSignatureService {

    private final Participations participations;
    private final PendingSignatureFinder signatures;
    private final SignOnLedgerWriter ledgerWriter;
    private final Directory directory;
    private final EvidenceFileStore files;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final EventOutbox outbox;
    private final Clock clock;

    PendingSignatureService(
            Participations participations,
            PendingSignatureFinder signatures,
            SignOnLedgerWriter ledgerWriter,
            Directory directory,
            EvidenceFileStore files,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            EventOutbox outbox,
            Clock clock) {
        this.participations = participations;
        this.signatures = signatures;
        this.ledgerWriter = ledgerWriter;
        this.directory = directory;
        this.files = files;
        this.currentMember = currentMember;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** All that wait in open calls, the oldest first. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<PendingSignature> waiting() {
        return signatures.asSeenBy(currentMember.get());
    }

    /** The signature counts from now on. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR') and @confirmation.isRecent()")
    public PendingSignatureOutcome accept(VersionId version, OrganisationId organisation) {
        return settle(version, organisation, this::accept);
    }

    /** It is dropped, on record; the representative can sign again. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR') and @confirmation.isRecent()")
    public PendingSignatureOutcome refuse(VersionId version, OrganisationId organisation) {
        return settle(version, organisation, this::refuse);
    }

    private interface Decision {

        PendingSignatureOutcome by(Member member, Participation part, SignOnAction signature, Instant now);
    }

    private PendingSignatureOutcome settle(VersionId version, OrganisationId organisation, Decision decision) {
        var part = participations.find(version, organisation);
        var signature = part.map(Participation::pending);
        if (part.isEmpty() || signature.isEmpty()) {
            return new NothingWaits();
        }
        var member = currentMember.get();
        return signatures.isDecidable(member, signature.get())
                ? decision.by(member, part.get(), signature.get(), clock.instant())
                : new NotBySecondPerson();
    }

    private PendingSignatureOutcome accept(Member member, Participation part, SignOnAction signature, Instant now) {
        if (!part.isOpen(now) || !hasAuthority(part, signature, now)) {
            return new TooLate();
        }
        return outbox.publish(
                        SignOnActionService.event(part.version(), part.organisation(), signature),
                        part.acted(now),
                        () -> participations
                                .accept(
                                        part,
                                        SignOnService.UNSIGNED,
                                        signature.accepted(member, now),
                                        signature.content().signed())
                                .map(signed -> ledgerWriter.add(signed)))
                .<PendingSignatureOutcome>map(_ -> new Settled(now))
                .orElseGet(NothingWaits::new);
    }

    /** What a coordinator recorded rests on no mandate; the organisation must be in the coalition still. */
    private boolean hasAuthority(Participation part, SignOnAction signature, Instant now) {
        return signature.speaker().consent() == null
                ? directory
                        .mandate(
                                signature.speaker().by(),
                                part.organisation(),
                                part.version().statement(),
                                now)
                        .isPresent()
                : directory
                        .organisation(part.organisation())
                        .filter(Organisation::active)
                        .isPresent();
    }

    private PendingSignatureOutcome refuse(Member member, Participation part, SignOnAction signature, Instant now) {
        var consent = signature.speaker().consent();
        EvidenceFile.@Nullable Named file = consent == null ? null : consent.file();
        if (file != null) {
            files.watch(file.id(), part.id());
        }
        if (!participations.drop(part)) {
            return new NothingWaits();
        }
        if (file != null) {
            files.remove(file.id());
        }
        ledgerWriter.addRefusal(part, signature, member, now);
        events.publishEvent(new AnswerGiven(part.version()));
        return new Settled(now);
    }
}
