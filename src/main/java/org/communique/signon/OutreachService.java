package org.communique.signon;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.OrganisationId;
import org.communique.coalition.Role;
import org.communique.signon.SignOnEvent.BoardChanged;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** How coordinators chase answers: who looks after which organisation, what was said, whom to ask next, and how many are wanted. */
@Service
@PreAuthorize("denyAll()")
public class OutreachService {

    private final Participations participations;
    private final SignOnCalls calls;
    private final Reminders reminders;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OutreachService(
            Participations participations,
            SignOnCalls calls,
            Reminders reminders,
            Directory directory,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.participations = participations;
        this.calls = calls;
        this.reminders = reminders;
        this.directory = directory;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** Those who can look after an organisation, by name. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public List<Member> owners(StatementId statement) {
        return directory.membersWith(Role.COORDINATOR);
    }

    @PreAuthorize("@statementRights.canCoordinate(#note.version().statement())")
    public KeepingOutcome keep(OutreachNote note) {
        var part = participations.find(note.version(), note.organisation());
        if (part.isEmpty()) {
            return new KeepingOutcome.NotInvited();
        }
        var before = part.get().outreach() == null ? Outreach.NONE : part.get().outreach();
        if (!participations.keep(part.get().id(), after(note, before), note.revision())) {
            return new KeepingOutcome.ChangedMeanwhile();
        }
        events.publishEvent(new BoardChanged(note.version()));
        return new KeepingOutcome.Kept();
    }

    private Outreach after(OutreachNote note, Outreach before) {
        return new Outreach(
                note.owner(),
                note.note().strip(),
                note.contacted() ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : before.contactedAt(),
                note.contacted() ? currentMember.get().name() : before.contactedBy(),
                note.nextOn(),
                note.revision() + 1);
    }

    /** @param signatures how many are wanted; null for no such number */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public void aimFor(VersionId version, @Nullable Integer signatures) {
        calls.aimFor(version, signatures);
        events.publishEvent(new BoardChanged(version));
    }

    /** What a reminder says to the organisation's representatives, were it sent now. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public List<Reminders.Letter> reminders(VersionId version, OrganisationId organisation) {
        var call = calls.find(version).orElseThrow();
        return directory.representatives(organisation, version.statement(), clock.instant()).stream()
                .filter(member -> member.is(Role.REPRESENTATIVE))
                .map(member -> reminders.letter(version.statement(), call.deadline(), member))
                .toList();
    }
}
