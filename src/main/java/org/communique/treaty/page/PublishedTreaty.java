package org.communique.treaty.page;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.treaty.RegisterPart;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.page.TreatyPageCache.Source;
import org.communique.treaty.position.Attitude;
import org.communique.treaty.position.Confidence;
import org.communique.treaty.position.Position;
import org.communique.treaty.position.Positions;
import org.communique.treaty.position.StatePositions;
import org.communique.treaty.position.Subject;
import org.communique.treaty.stance.PublishedStances;
import org.communique.treaty.stance.StanceMatrix;
import org.communique.treaty.stance.StanceRequest;
import org.communique.treaty.stance.StanceRequestId;
import org.communique.treaty.stance.StanceRequests;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.EntryIntoForce;
import org.communique.treaty.state.State;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.States;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusFact;
import org.communique.treaty.state.StatusRegister;
import org.communique.treaty.state.StatusStage;
import org.communique.treaty.state.TreatyRules;
import org.communique.treaty.vote.RecordedVotes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What anyone may know: what coordinators published. No member is named. */
@Component
class PublishedTreaty {

    static final int MOST_ON_MAP = 2_000;

    private final StatusRegister statuses;
    private final Positions positions;
    private final StanceRequests stances;
    private final RecordedVotes votes;
    private final Editions editions;
    private final Clock clock;

    PublishedTreaty(
            StatusRegister statuses,
            Positions positions,
            StanceRequests stances,
            RecordedVotes votes,
            Editions editions,
            Clock clock) {
        this.votes = votes;
        this.statuses = statuses;
        this.positions = positions;
        this.stances = stances;
        this.editions = editions;
        this.clock = clock;
    }

    /** @param source a link to the depositary or to documents of the United Nations, or empty: other sources stay in the coalition */
    record PublicCell(LocalDate date, @Nullable ConsentKind kind, String source) {

        static @Nullable PublicCell of(@Nullable StateStatus status, StatusCell cell) {
            return status == null ? null : status.cell(cell).map(PublicCell::of).orElse(null);
        }

        private static PublicCell of(StatusFact fact) {
            return new PublicCell(fact.date(), fact.kind(), OfficialSource.of(fact.source()));
        }
    }

    record PublicState(
            String code,
            String name,
            StatusStage stage,
            @Nullable PublicCell signature,
            @Nullable PublicCell consent,
            @Nullable PublicCell withdrawal) {}

    record PublicPosition(
            String holder,
            @Nullable EditionId edition,
            @Nullable String article,
            @Nullable Topic topic,
            LocalDate date,
            Attitude attitude,
            Confidence confidence,
            String quotation,
            String language,
            String source) {

        static PublicPosition of(Position position, Locale language) {
            var data = position.data();
            var code = data.holder().state();
            return new PublicPosition(
                    code == null
                            ? data.holder().name()
                            : States.find(code)
                                    .map(state -> state.shortName(language))
                                    .orElse(code.value()),
                    data.subject().edition(),
                    Optional.ofNullable(data.subject().article())
                            .map(ArticleNumber::text)
                            .orElse(null),
                    data.subject().topic(),
                    data.date(),
                    data.attitude(),
                    data.confidence(),
                    data.quotation(),
                    data.language(),
                    data.source());
        }
    }

    /** A table of where organisations stand on articles of an edition, as it was published. */
    record PublicStances(String id, String title, EditionId edition, StanceMatrix matrix) {}

    Source statusSource() {
        return new Source(RegisterPart.STATES, "", () -> statuses.print(InstrumentId.CYBERCRIME));
    }

    Source positionSource(@Nullable Subject subject, int from, int most) {
        return new Source(
                RegisterPart.POSITIONS,
                from + " " + most + (subject == null ? "" : " " + subject.key()),
                () -> positions.publishedPrint(subject, from, most));
    }

    Source stanceSource() {
        return new Source(RegisterPart.STANCES, "", stances::publishedPrint);
    }

    boolean isThere() {
        return !stances.published().isEmpty()
                || !positions.published(null, 0, 1).isEmpty()
                || statuses().values().stream()
                        .anyMatch(status -> !status.cells().isEmpty());
    }

    /** Everywhere the same, as the public is everywhere. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    EntryIntoForce entryIntoForce() {
        return EntryIntoForce.of(statuses().values(), TreatyRules.CYBERCRIME, today());
    }

    /** By the day of their instrument. */
    List<PublicState> parties(LocalDate day, Locale language) {
        return entryIntoForce().partiesOn(day, statuses().values(), TreatyRules.CYBERCRIME).stream()
                .flatMap(status -> States.find(status.state()).map(state -> state(state, status, language)).stream())
                .toList();
    }

    /** Of those States that did anything of which the public may read. */
    Map<StateCode, StateStatus> statuses() {
        return statuses.of(InstrumentId.CYBERCRIME).values().stream()
                .map(StateStatus::asPublished)
                .collect(toMap(StateStatus::state, status -> status));
    }

    /** As it is cited. */
    String label(EditionId edition) {
        return editions.find(edition).map(Edition::label).orElse("");
    }

    /** Of the editions whose articles the positions are on. */
    Map<EditionId, String> labels(List<PublicPosition> positions) {
        return positions.stream()
                .flatMap(position -> Stream.ofNullable(position.edition()))
                .distinct()
                .collect(toMap(edition -> edition, this::label));
    }

    /** By name in the reader's language. */
    List<PublicState> states(Locale language) {
        var all = statuses();
        return States.all().stream()
                .map(state -> state(state, all.get(state.code()), language))
                .sorted(comparing(PublicState::name))
                .toList();
    }

    private static PublicState state(State state, @Nullable StateStatus status, Locale language) {
        return new PublicState(
                state.code().value(),
                state.shortName(language),
                StatusStage.of(status),
                PublicCell.of(status, StatusCell.SIGNATURE),
                PublicCell.of(status, StatusCell.CONSENT),
                PublicCell.of(status, StatusCell.WITHDRAWAL));
    }

    /** @param subject null for all */
    List<PublicPosition> positions(Locale language, @Nullable Subject subject, int from, int most) {
        return positions.published(subject, from, most).stream()
                .map(position -> PublicPosition.of(position, language))
                .toList();
    }

    /** Of the newest positions. @param subject null for all */
    StatePositions statePositions(@Nullable Subject subject) {
        return StatePositions.of(newest(subject).map(Position::data).toList());
    }

    /** What the newest positions are on: articles by number, then topics. */
    List<Subject> subjects() {
        return newest(null)
                .map(position -> position.data().subject())
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<Position> newest(@Nullable Subject subject) {
        return positions.published(subject, 0, MOST_ON_MAP).stream();
    }

    Source voteSource(int from, int most) {
        return new Source(RegisterPart.VOTES, from + " " + most, () -> votes.publishedPrint(from, most));
    }

    /** The newest first. */
    List<PublicVote> votes(Locale language, int from, int most) {
        return votes.published(from, most).stream()
                .map(vote -> PublicVote.of(
                        vote,
                        Optional.ofNullable(vote.data().edition())
                                .map(this::label)
                                .orElse(""),
                        language))
                .toList();
    }

    List<PublicStances> stances() {
        return stances.published().stream()
                .flatMap(request -> stances(request).stream())
                .toList();
    }

    Optional<PublicStances> stances(StanceRequestId id) {
        return stances.find(id).flatMap(PublishedTreaty::stances);
    }

    private static Optional<PublicStances> stances(StanceRequest request) {
        return Optional.ofNullable(request.published())
                .map(PublishedStances::rows)
                .map(rows -> new PublicStances(
                        request.id().value(),
                        request.title(),
                        request.edition(),
                        new StanceMatrix(request.articles(), rows)));
    }
}
