package org.communique.treaty.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.refusal.Refusal;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.position.Attitude;
import org.communique.treaty.position.Confidence;
import org.communique.treaty.position.Holder;
import org.communique.treaty.position.Position;
import org.communique.treaty.position.PositionData;
import org.communique.treaty.position.PositionFilter;
import org.communique.treaty.position.PositionId;
import org.communique.treaty.position.PositionService;
import org.communique.treaty.position.PositionService.PositionOutcome;
import org.communique.treaty.position.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What States, companies and others say of the treaty. */
@RestController
@Tag(name = "Treaty")
@RequestMapping("/api/v1/treaty/positions")
class PositionApi {

    private final PositionService positions;
    private final Clock clock;

    PositionApi(PositionService positions, Clock clock) {
        this.positions = positions;
        this.clock = clock;
    }

    /**
     * The newest first: of one year, which is this one if neither year nor State is given; of a State, of all years if no year is
     * given. Further ones are in the next part.
     */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Position>> positions(
            @Parameter(description = "This year, if neither it nor a State is given; all years of a State")
                    @RequestParam(required = false)
                    @Nullable
                    Integer year,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new PositionFilter(
                state == null ? null : holder(state).key(),
                null,
                year == null && state == null
                        ? Integer.valueOf(LocalDate.now(clock).getYear())
                        : year,
                null);
        return TreatyParameters.part(
                (last, most) -> positions.page(filter, last, most), Position::cursor, after, limit);
    }

    private static Holder holder(String state) {
        try {
            return Holder.of(TreatyParameters.state(state));
        } catch (IllegalArgumentException e) {
            throw ApiException.notFound();
        }
    }

    /**
     * @param state   ISO 3166-1 alpha-2, of a State's position
     * @param holder  the name, of another's
     * @param article with its edition; or a topic
     * @param revision of what was read, to change it
     */
    record NewPosition(
            Holder.Kind kind,
            @Nullable String state,
            @Nullable String holder,
            @Nullable EditionId edition,
            @Nullable ArticleNumber article,
            @Nullable Topic topic,
            LocalDate date,
            Attitude attitude,
            Confidence confidence,
            @Nullable String quotation,
            @Nullable String language,
            String source,
            @Nullable Long revision) {

        PositionData data() {
            return new PositionData(
                    state == null
                            ? new Holder(kind, null, holder == null ? "" : holder)
                            : Holder.of(TreatyParameters.state(state)),
                    new Subject(edition, article, topic),
                    date,
                    attitude,
                    confidence,
                    quotation == null ? "" : quotation,
                    language == null ? "und" : language,
                    source);
        }
    }

    /** Private until a coordinator publishes it. For researchers, coordinators and administrators. */
    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Position recordPosition(@RequestBody NewPosition position) {
        return saved(positions.add(data(position)));
    }

    @GetMapping("/{position}")
    @RequiredScope(TokenScope.READ)
    Position position(@PathVariable PositionId position) {
        return positions.find(position).orElseThrow(ApiException::notFound);
    }

    /** One that was published becomes private again. For researchers, coordinators and administrators. */
    @PutMapping("/{position}")
    @RequiredScope(TokenScope.WRITE)
    Position changePosition(@PathVariable("position") PositionId id, @RequestBody NewPosition position) {
        return saved(positions.change(id, data(position), position.revision() == null ? 0 : position.revision()));
    }

    /** A private one. For researchers, coordinators and administrators. */
    @DeleteMapping("/{position}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deletePosition(@PathVariable PositionId position, @RequestParam long revision) {
        if (!positions.delete(position, revision)) {
            throw ApiException.of(new PositionOutcome.ChangedMeanwhile());
        }
    }

    private static PositionData data(NewPosition position) {
        try {
            return position.data();
        } catch (IllegalArgumentException e) {
            throw ApiException.of(new PositionOutcome.Invalid());
        }
    }

    /** @param revision of what was read */
    record Publication(long revision) {}

    /** For coordinators. */
    @PostMapping("/{position}/publication")
    @RequiredScope(TokenScope.WRITE)
    Position publishPosition(@PathVariable PositionId position, @RequestBody Publication publication) {
        return saved(positions.publish(position, publication.revision()));
    }

    /** Private to the coalition from then on. For coordinators. */
    @DeleteMapping("/{position}/publication")
    @RequiredScope(TokenScope.WRITE)
    Position makePositionPrivate(@PathVariable PositionId position, @RequestParam long revision) {
        return saved(positions.makePrivate(position, revision));
    }

    private static Position saved(PositionOutcome outcome) {
        return switch (outcome) {
            case PositionOutcome.Saved(var saved) -> saved;
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
