package org.communique.signon;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.OrganisationId;
import org.communique.coalition.Role;
import org.communique.signon.Refusal.CallClosed;
import org.communique.signon.Refusal.DeadlinePassed;
import org.communique.signon.Refusal.NoMandate;
import org.communique.signon.Refusal.NotInvited;
import org.communique.signon.Refusal.OtherText;
import org.communique.signon.SignOnEvent.AnswerGiven;
import org.communique.signon.SignOnEvent.OrganisationSigned;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets the current member act for an organisation in a call. */
@Component
class Acts {

    private final Participations participations;
    private final SignOnRecord record;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Acts(
            Participations participations,
            SignOnRecord record,
            Directory directory,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.participations = participations;
        this.record = record;
        this.directory = directory;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A move from one of some states to another.
     *
     * @param seen the text that the member saw, where it matters
     */
    record Move(
            Act.Kind kind,
            Set<ParticipationState> from,
            ParticipationState to,
            @Nullable TextHash seen,
            @Nullable OwnWords words) {}

    sealed interface Attempt {}

    record Done(Participation now, Act act) implements Attempt {}

    /** The organisation stands where the move does not start. */
    record Elsewhere(Participation now) implements Attempt {}

    record Refused(Refusal refusal) implements Attempt {}

    Attempt attempt(VersionId version, OrganisationId organisation, Move move) {
        while (true) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var member = currentMember.get();
            var mandate =
                    directory.mandate(member.id(), organisation, now).filter(any -> member.is(Role.REPRESENTATIVE));
            if (mandate.isEmpty()) {
                return new Refused(new NoMandate());
            }
            var found = participations.find(version, organisation);
            if (found.isEmpty()) {
                return new Refused(new NotInvited());
            }
            var current = found.get();
            if (move.seen() != null && !move.seen().equals(current.hash())) {
                return new Refused(new OtherText(current.hash()));
            }
            if (!current.open()) {
                return new Refused(new CallClosed());
            }
            if (!now.isBefore(current.deadline())) {
                return new Refused(new DeadlinePassed(current.deadline()));
            }
            if (!move.from().contains(current.state())) {
                return new Elsewhere(current);
            }
            var words = move.words() == null ? null : move.words().value();
            var named = directory.organisation(organisation).orElseThrow();
            var act = new Act(
                    move.kind(),
                    member.id(),
                    member.name(),
                    mandate.get().id(),
                    now,
                    current.hash(),
                    words,
                    named.officialName(),
                    named.country());
            var done = participations.add(current.id(), move.from(), act, move.to());
            if (done.isPresent()) {
                record.add(done.get());
                events.publishEvent(
                        act.kind() == Act.Kind.SIGNED
                                ? new OrganisationSigned(version, organisation, member.id())
                                : new AnswerGiven(version));
                return new Done(done.get(), act);
            }
            // Something changed since it was read: what it is now tells why the act was not taken.
        }
    }
}
