package org.communique.signon.participation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.evidence.EvidenceFileId;
import org.communique.erasure.ErasedName;
import org.communique.mail.StoredEvent.Fact;
import org.communique.signon.AnswerContent;
import org.communique.signon.ParticipationState;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One organisation's participation in one call: its state, and all acts of its representatives.
 *
 * @param open       the fence: once false no act is accepted
 * @param deadline   a copy of the call's, which may lag behind an extension
 * @param latest     the act that led to the current state; null while it is invited
 * @param acts       all of them, in order
 * @param unrecorded whether an act may be missing from the ledger
 * @param pending    a signature made with a manually shared link; it does not count until a second person accepts it
 * @param recorded   what the ledger is known to have; null if unknown
 * @param decidingUntil the day on which it will answer, while it is deciding
 */
@Document("participations")
@CompoundIndex(name = "pending_at", def = "{'pending.at': 1}", sparse = true)
public record Participation(
        @Id ParticipationId id,
        @Indexed VersionId version,
        @Indexed OrganisationId organisation,
        TextHash hash,
        Instant deadline,
        boolean open,
        ParticipationState state,
        Instant invitedAt,
        @Nullable Instant remindedAt,
        @Nullable SignOnAction latest,
        List<SignOnAction> acts,
        @Indexed boolean unrecorded,
        @Nullable LocalDate decidingUntil,
        @Nullable Outreach outreach,
        @Nullable SignOnAction pending,
        @Nullable LedgerPosition recorded) {

    /** Each is in the record, in every bundle and in this document for good, of up to 8 KB: a document of the store can have 16 MB. */
    public static final int MOST_ACTS = 500;

    private static final Duration HOUR = Duration.ofHours(1);

    /** The shortest time between two reminders. */
    static final Duration BETWEEN_REMINDERS = HOUR;

    /**
     * What the ledger has for certain.
     *
     * @param acts      the first so many
     * @param signature the place of the last signature among them in its log
     */
    public record LedgerPosition(int acts, int signature) {}

    public Participation {
        // Where only the latest act matters they are left in the store.
        acts = acts == null ? List.of() : acts;
    }

    static Participation invited(SignOnCall call, OrganisationId organisation, Instant now) {
        return new Participation(
                ParticipationId.of(call.version(), organisation),
                call.version(),
                organisation,
                call.hash(),
                call.deadline(),
                true,
                ParticipationState.INVITED,
                now,
                null,
                null,
                List.of(),
                false,
                null,
                null,
                null,
                null);
    }

    /** That it has an act of that time. */
    public Fact acted(Instant at) {
        return Fact.of(Participation.class, id, "acts.at", at);
    }

    /** That a signature of that time is pending. */
    public Fact suspended(Instant at) {
        return Fact.of(Participation.class, id, "pending.at", at);
    }

    public boolean names(ErasedName name) {
        return all().anyMatch(signOnAction -> signOnAction.names(name));
    }

    /** The files that show the authority of those whom that name names. */
    public Set<EvidenceFileId> evidence(ErasedName name) {
        return all().flatMap(signOnAction -> signOnAction.evidence(name).stream())
                .collect(Collectors.toSet());
    }

    private Stream<SignOnAction> all() {
        return Stream.concat(
                acts.stream(),
                Stream.of(Optional.ofNullable(latest), Optional.ofNullable(pending))
                        .flatMap(Optional::stream));
    }

    public boolean isOpen(Instant now) {
        return open && now.isBefore(deadline);
    }

    /** Whether the organisation has answered, or taken an answer back, later than that. */
    public boolean answeredAfter(@Nullable Instant said) {
        return said != null
                && acts.stream()
                        .anyMatch(signOnAction -> signOnAction.kind().isAnswer()
                                && signOnAction.at().isAfter(said));
    }

    /** When the organisation can act again, if it has done as much as it may within an hour. */
    public Optional<Instant> pausedUntil(int mostAnHour, Instant now) {
        if (acts.size() < mostAnHour) {
            return Optional.empty();
        }
        var again = acts.get(acts.size() - mostAnHour).at().plus(HOUR);
        return now.isBefore(again) ? Optional.of(again) : Optional.empty();
    }

    /**
     * The state to show: whether an answer waits to be accepted, and without one, "no answer" once the call is over.
     *
     * @param confirmedAt when its contact gave an answer that waits; null if none does
     */
    public ParticipationState shownAt(@Nullable Instant confirmedAt, Instant now) {
        if (awaitsAcceptance(confirmedAt, now)) {
            return ParticipationState.AWAITING_ACCEPTANCE;
        }
        return state.isUnanswered() && !isOpen(now) ? ParticipationState.SILENT : state;
    }

    /** Whether a reminder is in place: it has not answered, and the day that it asked for is not still to come. */
    public boolean awaitsReminder(Instant now) {
        return state.isUnanswered() && isOpen(now) && (decidingUntil == null || !day(now).isBefore(decidingUntil));
    }

    /** Whether the last reminder is long enough ago. */
    public boolean takesReminder(Instant now) {
        return remindedAt == null || !now.isBefore(remindedAt.plus(BETWEEN_REMINDERS));
    }

    /** As {@link #awaitsReminder(Instant)}, but not while its answer waits for a coordinator. */
    public boolean awaitsReminder(@Nullable Instant confirmedAt, Instant now) {
        return awaitsReminder(now) && !awaitsAcceptance(confirmedAt, now);
    }

    /**
     * Whether an answer of it would count if it were accepted now.
     *
     * @param confirmedAt when its contact gave an answer that waits; null if none does
     */
    public boolean awaitsAcceptance(@Nullable Instant confirmedAt, Instant now) {
        if (state.isSigned() || !isOpen(now)) {
            return false;
        }
        return pending != null
                || confirmedAt != null
                        && (latest == null
                                || !latest.kind().isAnswer()
                                || !latest.at().isAfter(confirmedAt));
    }

    public boolean canDecideOn(LocalDate day, Instant now) {
        return !day.isBefore(day(now)) && !day.isAfter(lastDay());
    }

    public LocalDate lastDay() {
        return day(deadline);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** What the organisation says with the signature that counts. */
    public AnswerContent signedContent() {
        return latest != null && state.isSigned() ? latest.content() : AnswerContent.NONE;
    }
}
