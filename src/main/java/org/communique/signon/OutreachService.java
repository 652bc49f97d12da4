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

    /** Whether the organisation is invited, and so the note is kept. */
    @PreAuthorize("@statementRights.canCoordinate(#note.version().statement())")
    public boolean keep(OutreachNote note) {
        var member = currentMember.get();
        return participations
                .find(note.version(), note.organisation())
                .map(part -> {
                    var before = part.outreach() == null ? Outreach.NONE : part.outreach();
                    participations.keep(
                            part.id(),
                            new Outreach(
                                    note.owner(),
                                    note.note().strip(),
                                    note.contacted()
                                            ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
                                            : before.contactedAt(),
                                    note.contacted() ? member.name() : before.contactedBy(),
                                    note.nextOn()));
                    events.publishEvent(new BoardChanged(note.version()));
                    return true;
                })
                .orElse(false);
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
        return directory.representatives(organisation, clock.instant()).stream()
                .filter(member -> member.is(Role.REPRESENTATIVE))
                .map(member -> reminders.letter(version.statement(), call.deadline(), member))
                .toList();
    }
}
