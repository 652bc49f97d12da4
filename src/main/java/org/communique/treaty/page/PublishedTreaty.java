package org.communique.treaty.page;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.position.Attitude;
import org.communique.treaty.position.Position;
import org.communique.treaty.position.Positions;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What anyone may know: what States did, which the depositary publishes, and what coordinators published. No member is named. */
@Component
class PublishedTreaty {

    private final StatusRegister statuses;
    private final Positions positions;
    private final StanceRequests stances;

    PublishedTreaty(StatusRegister statuses, Positions positions, StanceRequests stances) {
        this.statuses = statuses;
        this.positions = positions;
        this.stances = stances;
    }

    /** @param source a link, or empty: other words of a researcher stay in the coalition */
    record PublicCell(LocalDate date, @Nullable ConsentKind kind, String source) {

        static @Nullable PublicCell of(@Nullable StateStatus status, StatusCell cell) {
            return status == null ? null : status.cell(cell).map(PublicCell::of).orElse(null);
        }

        private static PublicCell of(StatusFact fact) {
            var source = fact.source().startsWith("https://") ? fact.source() : "";
            return new PublicCell(fact.date(), fact.kind(), source);
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
            @Nullable String article,
            @Nullable Topic topic,
            LocalDate date,
            Attitude attitude,
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
                    Optional.ofNullable(data.subject().article())
                            .map(ArticleNumber::text)
                            .orElse(null),
                    data.subject().topic(),
                    data.date(),
                    data.attitude(),
                    data.quotation(),
                    data.language(),
                    data.source());
        }
    }

    /** A table of where organisations stand, as it was published. */
    record PublicStances(String id, String title, StanceMatrix matrix) {}

    EntryIntoForce entryIntoForce() {
        return EntryIntoForce.of(statuses.of(InstrumentId.CYBERCRIME).values(), TreatyRules.CYBERCRIME);
    }

    /** By name in the reader's language. */
    List<PublicState> states(Locale language) {
        Map<StateCode, StateStatus> all = statuses.of(InstrumentId.CYBERCRIME);
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

    List<PublicPosition> positions(Locale language) {
        return positions.published().stream()
                .map(position -> PublicPosition.of(position, language))
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
                        request.id().value(), request.title(), new StanceMatrix(request.articles(), rows)));
    }
}
