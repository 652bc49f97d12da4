package org.communique.signon;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.EvidenceFiles;
import org.communique.coalition.Member;
import org.communique.coalition.Organisation;
import org.communique.coalition.OrganisationId;
import org.communique.signon.PendingOutcome.NotBySecondPerson;
import org.communique.signon.PendingOutcome.NothingWaits;
import org.communique.signon.PendingOutcome.Settled;
import org.communique.signon.PendingOutcome.TooLate;
import org.communique.signon.SignOnEvent.AnswerGiven;
import org.communique.statement.VersionId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lets a second person accept or refuse signatures that were made or recorded by members who came by a handed-over link. */
@Service
@PreAuthorize("denyAll()")
public class PendingSignatureService {

    private final Participations participations;
    private final PendingSignatures signatures;
    private final SignOnRecord record;
    private final Directory directory;
    private final EvidenceFiles files;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PendingSignatureService(
            Participations participations,
            PendingSignatures signatures,
            SignOnRecord record,
            Directory directory,
            EvidenceFiles files,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.participations = participations;
        this.signatures = signatures;
        this.record = record;
        this.directory = directory;
        this.files = files;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** All that wait in open calls, the oldest first. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR')")
    public List<PendingSignature> waiting() {
        return signatures.asSeenBy(currentMember.get());
    }

    /** The signature counts from now on. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR') and @confirmation.isRecent()")
    public PendingOutcome accept(VersionId version, OrganisationId organisation) {
        return settle(version, organisation, this::accept);
    }

    /** It is dropped, on record; the representative can sign again. */
    @PreAuthorize("hasAnyRole('ADMINISTRATOR', 'COORDINATOR') and @confirmation.isRecent()")
    public PendingOutcome refuse(VersionId version, OrganisationId organisation) {
        return settle(version, organisation, this::refuse);
    }

    private interface Settling {

        PendingOutcome by(Member member, Participation part, Act signature, Instant now);
    }

    private PendingOutcome settle(VersionId version, OrganisationId organisation, Settling settling) {
        var part = participations.find(version, organisation);
        var signature = part.map(Participation::pending);
        if (part.isEmpty() || signature.isEmpty()) {
            return new NothingWaits();
        }
        var member = currentMember.get();
        return signatures.isDecidable(member, signature.get())
                ? settling.by(
                        member, part.get(), signature.get(), clock.instant().truncatedTo(ChronoUnit.MILLIS))
                : new NotBySecondPerson();
    }

    private PendingOutcome accept(Member member, Participation part, Act signature, Instant now) {
        if (!part.takesActs(now) || !hasAuthority(part, signature, now)) {
            return new TooLate();
        }
        var to = signature.words() == null ? ParticipationState.SIGNED : ParticipationState.SIGNED_WITH_RESERVATION;
        return participations
                .accept(part, SignOnService.UNSIGNED, signature.accepted(member, now), to)
                .<PendingOutcome>map(signed -> {
                    record.add(signed);
                    events.publishEvent(Acts.event(part.version(), part.organisation(), signature));
                    return new Settled(now);
                })
                .orElseGet(NothingWaits::new);
    }

    /** What a coordinator recorded rests on no mandate; the organisation must be in the coalition still. */
    private boolean hasAuthority(Participation part, Act signature, Instant now) {
        return signature.consent() == null
                ? directory
                        .mandate(
                                signature.by(),
                                part.organisation(),
                                part.version().statement(),
                                now)
                        .isPresent()
                : directory
                        .organisation(part.organisation())
                        .filter(Organisation::active)
                        .isPresent();
    }

    private PendingOutcome refuse(Member member, Participation part, Act signature, Instant now) {
        if (!participations.drop(part)) {
            return new NothingWaits();
        }
        if (signature.consent() != null && signature.consent().file() != null) {
            files.drop(signature.consent().file().id());
        }
        record.addRefusal(part, signature, member, now);
        events.publishEvent(new AnswerGiven(part.version()));
        return new Settled(now);
    }
}
