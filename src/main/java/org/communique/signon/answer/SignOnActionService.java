package org.communique.signon.answer;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.mail.EventOutbox;
import org.communique.signon.AnswerChannel;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.signon.SignOnEvent;
import org.communique.signon.SignOnEvent.AnswerGiven;
import org.communique.signon.SignOnEvent.AnswerWaits;
import org.communique.signon.SignOnEvent.ConsentRecorded;
import org.communique.signon.SignOnEvent.OrganisationSigned;
import org.communique.signon.answer.SignOnRefusal.ActsUsedUp;
import org.communique.signon.answer.SignOnRefusal.CallClosed;
import org.communique.signon.answer.SignOnRefusal.DayOutOfRange;
import org.communique.signon.answer.SignOnRefusal.DeadlinePassed;
import org.communique.signon.answer.SignOnRefusal.NoMandate;
import org.communique.signon.answer.SignOnRefusal.NotInvited;
import org.communique.signon.answer.SignOnRefusal.OtherText;
import org.communique.signon.answer.SignOnRefusal.TooManyActs;
import org.communique.signon.participation.Participation;
import org.communique.signon.participation.Participations;
import org.communique.signon.participation.SignOnAction;
import org.communique.signon.participation.Speaker;
import org.communique.signon.record.SignOnLedgerWriter;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.work.OptimisticRetry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stores acts for an organisation in a call: by the current member under a mandate, or recorded by a coordinator. */
@Component
public class SignOnActionService {

    private final Participations participations;
    private final SignOnLedgerWriter ledgerWriter;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final SignInAccess access;
    private final EventOutbox outbox;
    private final SignOnProperties properties;
    private final Clock clock;

    SignOnActionService(
            Participations participations,
            SignOnLedgerWriter ledgerWriter,
            Directory directory,
            CurrentMember currentMember,
            SignInAccess access,
            EventOutbox outbox,
            SignOnProperties properties,
            Clock clock) {
        this.participations = participations;
        this.ledgerWriter = ledgerWriter;
        this.directory = directory;
        this.currentMember = currentMember;
        this.access = access;
        this.outbox = outbox;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A move from one of some states to another.
     *
     * @param seen          the text that the member saw, where it matters
     * @param decidingUntil the day of the answer, where that is what is said
     * @param said          when it was said, if well before it is recorded
     */
    record Transition(
            SignOnAction.Kind kind,
            Set<ParticipationState> from,
            ParticipationState to,
            @Nullable TextHash seen,
            AnswerContent content,
            @Nullable LocalDate decidingUntil,
            @Nullable Instant said) {

        Transition {
            if (to.isSigned()) {
                requireNonNull(seen, "nobody signs a text that they did not see");
            }
        }

        Transition(
                SignOnAction.Kind kind,
                Set<ParticipationState> from,
                ParticipationState to,
                @Nullable TextHash seen,
                AnswerContent content) {
            this(kind, from, to, seen, content, null, null);
        }
    }

    sealed interface Attempt {}

    record Done(Participation now, SignOnAction act) implements Attempt {}

    /** It does not count before a second person has accepted it. */
    record Suspended(LinkSharing linkSharing) implements Attempt {}

    /** The organisation's state does not allow the transition, or it has answered since. */
    record InOtherState(Participation now) implements Attempt {}

    record Refused(SignOnRefusal refusal) implements Attempt {}

    /** The current member acts, as the organisation's representative. */
    Attempt attempt(VersionId version, OrganisationId organisation, Transition transition) {
        return attempt(version, organisation, transition, (named, now) -> representative(named, version, now));
    }

    /** A coordinator records what the organisation said. */
    Attempt attempt(VersionId version, OrganisationId organisation, Transition transition, Speaker speaker) {
        return attempt(version, organisation, transition, (_, _) -> Optional.of(speaker));
    }

    /** Why it would be refused now; empty if it would not. It changes nothing. */
    Optional<Attempt> refusal(VersionId version, OrganisationId organisation, Transition transition, Speaker speaker) {
        var now = clock.instant();
        return participations
                .find(version, organisation)
                .map(current -> refusal(current, transition, speaker, now))
                .orElseGet(() -> Optional.of(new Refused(new NotInvited())));
    }

    private Optional<Attempt> refusal(Participation current, Transition transition, Speaker speaker, Instant now) {
        if (transition.seen() != null && !transition.seen().equals(current.hash())) {
            return Optional.of(new Refused(new OtherText(current.hash())));
        }
        if (!current.open()) {
            return Optional.of(new Refused(new CallClosed()));
        }
        if (!now.isBefore(current.deadline())) {
            return Optional.of(new Refused(new DeadlinePassed(current.deadline())));
        }
        if (transition.decidingUntil() != null && !current.canDecideOn(transition.decidingUntil(), now)) {
            return Optional.of(new Refused(new DayOutOfRange(current.lastDay())));
        }
        if (!transition.from().contains(current.state()) || current.answeredAfter(transition.said())) {
            return Optional.of(new InOtherState(current));
        }
        return limit(current, transition.kind(), speaker, now).map(Refused::new);
    }

    private Optional<Speaker> representative(Organisation organisation, VersionId version, Instant now) {
        var member = currentMember.get();
        return directory
                .mandate(member.id(), organisation, version.statement(), now)
                .filter(any -> member.is(Role.REPRESENTATIVE))
                .map(mandate -> Speaker.representative(
                        member.id(),
                        member.name(),
                        mandate.id(),
                        access.sharedLink(member.id()).orElse(null)));
    }

    private Attempt attempt(
            VersionId version,
            OrganisationId organisation,
            Transition transition,
            BiFunction<Organisation, Instant, Optional<Speaker>> speakers) {
        return OptimisticRetry.run(version, _ -> attemptOnce(version, organisation, transition, speakers));
    }

    /** Empty if something changed since it was read: the current state explains why the act was refused. */
    private Optional<Attempt> attemptOnce(
            VersionId version,
            OrganisationId organisation,
            Transition transition,
            BiFunction<Organisation, Instant, Optional<Speaker>> speakers) {
        var now = clock.instant();
        var named = directory.organisation(organisation).orElse(null);
        if (named == null) {
            return Optional.of(new Refused(new NoMandate()));
        }
        var speaker = speakers.apply(named, now);
        if (speaker.isEmpty()) {
            return Optional.of(new Refused(new NoMandate()));
        }
        var found = participations.find(version, organisation);
        if (found.isEmpty()) {
            return Optional.of(new Refused(new NotInvited()));
        }
        var current = found.get();
        var refusal = refusal(current, transition, speaker.get(), now);
        if (refusal.isPresent()) {
            return refusal;
        }
        var signOnAction = new SignOnAction(
                transition.kind(),
                now,
                current.hash(),
                speaker.get(),
                named.officialName(),
                named.country(),
                transition.content());
        var linkSharing = speaker.get().linkSharing();
        if (linkSharing != null && signOnAction.needsSecondPerson()) {
            return outbox.publish(
                            new AnswerWaits(version, organisation, speaker.get().involved(), true, null),
                            current.suspended(now),
                            () -> participations.suspend(current, transition.from(), signOnAction))
                    .map(_ -> new Suspended(linkSharing));
        }
        return outbox.publish(
                        event(version, organisation, signOnAction),
                        current.acted(now),
                        () -> participations
                                .add(
                                        current,
                                        transition.from(),
                                        signOnAction,
                                        transition.to(),
                                        transition.decidingUntil())
                                .map(done -> ledgerWriter.add(done)))
                .map(done -> new Done(done, signOnAction));
    }

    /** An organisation can always withdraw. How often guests answer their links limit. */
    private Optional<SignOnRefusal> limit(Participation current, SignOnAction.Kind kind, Speaker speaker, Instant now) {
        if (kind == SignOnAction.Kind.WITHDRAWN) {
            return Optional.empty();
        }
        if (current.acts().size() >= Participation.MOST_ACTS) {
            return Optional.of(new ActsUsedUp(Participation.MOST_ACTS));
        }
        if (speaker.consent() != null && speaker.consent().channel() == AnswerChannel.INVITATION) {
            return Optional.empty();
        }
        int most = properties.actsPerHour();
        return current.pausedUntil(most, now).map(again -> new TooManyActs(most, again));
    }

    public static SignOnEvent event(VersionId version, OrganisationId organisation, SignOnAction signOnAction) {
        var consent = signOnAction.speaker().consent();
        if (consent != null) {
            var withdrawn = signOnAction.kind() == SignOnAction.Kind.WITHDRAWN;
            return new ConsentRecorded(
                    version,
                    organisation,
                    consent.channel(),
                    withdrawn,
                    signOnAction.speaker().by());
        }
        return signOnAction.kind() == SignOnAction.Kind.SIGNED
                ? new OrganisationSigned(
                        version, organisation, signOnAction.speaker().by())
                : new AnswerGiven(version);
    }
}
