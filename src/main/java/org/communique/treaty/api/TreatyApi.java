package org.communique.treaty.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.refusal.Refusal;
import org.communique.treaty.NotDeleted;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Instrument;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.register.RegisterDeletion;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.EntryIntoForce;
import org.communique.treaty.state.RecordedChange;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusOutcome;
import org.communique.treaty.state.StatusService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Instruments, editions with their articles, and what States did. */
@RestController
@Tag(name = "Treaty")
@RequestMapping("/api/v1/treaty")
class TreatyApi {

    private final RegisterService register;
    private final StatusService statuses;

    TreatyApi(RegisterService register, StatusService statuses) {
        this.register = register;
        this.statuses = statuses;
    }

    /** Further ones are in the next part. */
    @GetMapping("/instruments")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Instrument>> instruments(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                register.instruments(), instrument -> instrument.id().value(), after, limit);
    }

    /** The one that is cited where nothing else is said comes first. Further ones are in the next part. */
    @GetMapping("/instruments/{instrument}/editions")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Edition>> editions(
            @PathVariable InstrumentId instrument,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                register.editions(instrument), edition -> edition.id().value(), after, limit);
    }

    /** With its articles. */
    @GetMapping("/editions/{edition}")
    @RequiredScope(TokenScope.READ)
    Edition edition(@PathVariable EditionId edition) {
        return register.edition(edition).orElseThrow(ApiException::notFound);
    }

    /** Of those States that did anything about the instrument, with the newest changes of their cells. */
    @GetMapping("/instruments/{instrument}/states")
    @RequiredScope(TokenScope.READ)
    Collection<StateStatus> states(@PathVariable InstrumentId instrument) {
        return statuses.statuses(instrument).values();
    }

    /** Every change of a State's cells, the newest first. Further ones are in the next part. */
    @GetMapping("/instruments/{instrument}/states/{state}/history")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<RecordedChange>> history(
            @PathVariable InstrumentId instrument,
            @PathVariable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Pagination.size(limit);
        var found = statuses.history(instrument, TreatyParameters.state(state), after, size + 1);
        var part = found.stream().limit(size).toList();
        return Pagination.answer(part, found.size() > size ? part.getLast().id() : null);
    }

    /** How many instruments count, and when it enters into force; not found where the rule is not known. */
    @GetMapping("/instruments/{instrument}/entry-into-force")
    @RequiredScope(TokenScope.READ)
    EntryIntoForce entryIntoForce(@PathVariable InstrumentId instrument) {
        return statuses.entryIntoForce(instrument).orElseThrow(ApiException::notFound);
    }

    /**
     * @param date     left out to empty the cell
     * @param revision of the State's status that the change was made of; left out, what is there now is replaced
     */
    record NewStatus(
            @Nullable LocalDate date,
            @Nullable ConsentKind kind,
            String source,
            @Nullable Long revision) {}

    /** Records what a State did; what was there stays in the history. For researchers, coordinators and administrators. */
    @PutMapping("/instruments/{instrument}/states/{state}/{cell}")
    @RequiredScope(TokenScope.WRITE)
    StateStatus recordStatus(
            @PathVariable InstrumentId instrument,
            @PathVariable String state,
            @PathVariable StatusCell cell,
            @RequestBody NewStatus status) {
        var code = TreatyParameters.state(state);
        var entry = new StatusEntry(cell, status.date(), status.kind(), status.source());
        var now = statuses.status(instrument, code);
        if (status.revision() != null && status.revision() != now.revision()) {
            throw ApiException.of(new StatusOutcome.ChangedMeanwhile());
        }
        return switch (statuses.enter(instrument, code, entry, now.cell(cell).orElse(null))) {
            case StatusOutcome.Saved(var saved) -> saved;
            case StatusOutcome.Same() -> statuses.status(instrument, code);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /**
     * Deletes a declaration, a reservation or an objection of a State. Members delete what they added; coordinators all.
     *
     * @param number   in the list of its notes, from 0
     * @param revision of the State's status
     */
    @DeleteMapping("/instruments/{instrument}/states/{state}/notes/{number}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteNote(
            @PathVariable InstrumentId instrument,
            @PathVariable String state,
            @PathVariable int number,
            @RequestParam long revision) {
        if (!statuses.deleteNote(instrument, TreatyParameters.state(state), number, revision)) {
            throw ApiException.of(new NotDeleted());
        }
    }

    /** Deletes an instrument that has no editions and that nothing refers to. For administrators. */
    @DeleteMapping("/instruments/{instrument}")
    @RequiredScope(TokenScope.ADMINISTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteInstrument(@PathVariable InstrumentId instrument, @RequestParam long revision) {
        deleted(register.delete(instrument, revision));
    }

    /** Deletes an edition that nothing refers to, with its text. For administrators. */
    @DeleteMapping("/editions/{edition}")
    @RequiredScope(TokenScope.ADMINISTER)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteEdition(@PathVariable EditionId edition, @RequestParam long revision) {
        deleted(register.delete(edition, revision));
    }

    private static void deleted(RegisterDeletion deletion) {
        switch (deletion) {
            case RegisterDeletion.Deleted() -> {}
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }
}
