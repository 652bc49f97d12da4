package org.communique.signon;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.HandOver;
import org.communique.coalition.MandateId;
import org.communique.coalition.MemberId;
import org.communique.coalition.Organisation;
import org.communique.coalition.OrganisationId;
import org.communique.coalition.Role;
import org.communique.coalition.SignInAccess;
import org.communique.signon.Refusal.ActsUsedUp;
import org.communique.signon.Refusal.CallClosed;
import org.communique.signon.Refusal.DayOutOfRange;
import org.communique.signon.Refusal.DeadlinePassed;
import org.communique.signon.Refusal.NoMandate;
import org.communique.signon.Refusal.NotInvited;
import org.communique.signon.Refusal.OtherText;
import org.communique.signon.Refusal.TooManyActs;
import org.communique.signon.SignOnEvent.AnswerGiven;
import org.communique.signon.SignOnEvent.ConsentRecorded;
import org.communique.signon.SignOnEvent.OrganisationSigned;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes what is done for an organisation in a call: by the current member under a mandate, or as somebody took it down. */
@Component
class Acts {

    private final Participations participations;
    private final SignOnRecord record;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final SignInAccess access;
    private final ApplicationEventPublisher events;
    private final SignOnProperties properties;
    private final Clock clock;

    Acts(
            Participations participations,
            SignOnRecord record,
            Directory directory,
            CurrentMember currentMember,
            SignInAccess access,
            ApplicationEventPublisher events,
            SignOnProperties properties,
            Clock clock) {
        this.participations = participations;
        this.record = record;
        this.directory = directory;
        this.currentMember = currentMember;
        this.access = access;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A move from one of some states to another.
     *
     * @param seen          the text that the member saw, where it matters
     * @param decidingUntil the day of the answer, where that is what is said
     * @param said          when it was said, where that is long before it is taken down
     */
    record Move(
            Act.Kind kind,
            Set<ParticipationState> from,
            ParticipationState to,
            @Nullable TextHash seen,
            @Nullable OwnWords words,
            @Nullable LocalDate decidingUntil,
            @Nullable Instant said) {

        Move(
                Act.Kind kind,
                Set<ParticipationState> from,
                ParticipationState to,
                @Nullable TextHash seen,
                @Nullable OwnWords words) {
            this(kind, from, to, seen, words, null, null);
        }
    }

    /**
     * Who acts, and on what it rests.
     *
     * @param by   whose account it is done with
     * @param name of whom speaks for the organisation
     * @param handedOver by whom the link was handed over that they, or the person who recorded it, came by
     */
    record Actor(
            MemberId by,
            String name,
            @Nullable MandateId mandate,
            @Nullable Consent consent,
            @Nullable HandOver handedOver) {}

    sealed interface Attempt {}

    record Done(Participation now, Act act) implements Attempt {}

    /** It does not count before a second person has accepted it. */
    record Suspended(HandOver handOver) implements Attempt {}

    /** The organisation stands where the move does not start, or has answered since it was said. */
    record Elsewhere(Participation now) implements Attempt {}

    record Refused(Refusal refusal) implements Attempt {}

    /** The current member acts, as the organisation's representative. */
    Attempt attempt(VersionId version, OrganisationId organisation, Move move) {
        return attempt(version, organisation, move, (named, now) -> representative(named, version, now));
    }

    /** Somebody takes down what the organisation said. */
    Attempt attempt(VersionId version, OrganisationId organisation, Move move, Actor actor) {
        return attempt(version, organisation, move, (_, _) -> Optional.of(actor));
    }

    private Optional<Actor> representative(Organisation organisation, VersionId version, Instant now) {
        var member = currentMember.get();
        return directory
                .mandate(member.id(), organisation, version.statement(), now)
                .filter(any -> member.is(Role.REPRESENTATIVE))
                .map(mandate -> new Actor(
                        member.id(),
                        member.name(),
                        mandate.id(),
                        null,
                        access.handedOver(member.id()).orElse(null)));
    }

    private Attempt attempt(
            VersionId version,
            OrganisationId organisation,
            Move move,
            BiFunction<Organisation, Instant, Optional<Actor>> actors) {
        while (true) {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var named = directory.organisation(organisation).orElse(null);
            if (named == null) {
                return new Refused(new NoMandate());
            }
            var actor = actors.apply(named, now);
            if (actor.isEmpty()) {
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
            if (move.decidingUntil() != null && !current.canDecideOn(move.decidingUntil(), now)) {
                return new Refused(new DayOutOfRange(current.lastDay()));
            }
            if (!move.from().contains(current.state()) || current.answeredAfter(move.said())) {
                return new Elsewhere(current);
            }
            var limit = limit(current, move.kind(), actor.get(), now);
            if (limit.isPresent()) {
                return new Refused(limit.get());
            }
            var words = move.words() == null ? null : move.words().value();
            var act = new Act(
                    move.kind(),
                    actor.get().by(),
                    actor.get().name(),
                    actor.get().mandate(),
                    now,
                    current.hash(),
                    words,
                    named.officialName(),
                    named.country(),
                    actor.get().consent(),
                    actor.get().handedOver(),
                    null);
            if (act.handedOver() != null && act.needsSecondPerson()) {
                if (participations.suspend(current, move.from(), act).isPresent()) {
                    events.publishEvent(new AnswerGiven(version));
                    return new Suspended(act.handedOver());
                }
                continue;
            }
            var done = participations.add(current, move.from(), act, move.to(), move.decidingUntil());
            if (done.isPresent()) {
                record.add(done.get());
                events.publishEvent(event(version, organisation, act));
                return new Done(done.get(), act);
            }
            // Something changed since it was read: what it is now tells why the act was not taken.
        }
    }

    /** An organisation can always withdraw. How often guests answer their links limit. */
    private Optional<Refusal> limit(Participation current, Act.Kind kind, Actor actor, Instant now) {
        if (kind == Act.Kind.WITHDRAWN) {
            return Optional.empty();
        }
        if (current.acts().size() >= Participation.MOST_ACTS) {
            return Optional.of(new ActsUsedUp(Participation.MOST_ACTS));
        }
        if (actor.consent() != null && actor.consent().channel() == Channel.INVITATION) {
            return Optional.empty();
        }
        int most = properties.actsPerHour();
        return current.pausedUntil(most, now).map(again -> new TooManyActs(most, again));
    }

    static SignOnEvent event(VersionId version, OrganisationId organisation, Act act) {
        if (act.consent() != null) {
            return new ConsentRecorded(version, organisation, act.consent().channel());
        }
        return act.kind() == Act.Kind.SIGNED
                ? new OrganisationSigned(version, organisation, act.by())
                : new AnswerGiven(version);
    }
}
