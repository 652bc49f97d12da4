package org.communique.treaty.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.treaty.NotDeleted;
import org.communique.treaty.ask.Ask;
import org.communique.treaty.ask.AskData;
import org.communique.treaty.ask.AskId;
import org.communique.treaty.ask.AskOutcome;
import org.communique.treaty.ask.AskService;
import org.communique.treaty.ask.AskedStatementService;
import org.communique.treaty.ask.AskedStatementService.NotOpened;
import org.communique.treaty.ask.Contact;
import org.communique.treaty.ask.StateAct;
import org.communique.treaty.ask.Target;
import org.communique.treaty.ask.TargetStatus;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.position.Subject;
import org.communique.treaty.state.StateCode;
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

/** What is asked of States. Targets and the log of contacts are for researchers and coordinators alone. */
@RestController
@Tag(name = "Treaty")
@RequestMapping("/api/v1/treaty/asks")
class AskApi {

    private final AskService asks;
    private final AskedStatementService statements;

    AskApi(AskService asks, AskedStatementService statements) {
        this.asks = asks;
        this.statements = statements;
    }

    /** The newest first. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<Ask>> asks(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return TreatyParameters.part(asks::page, Ask::cursor, after, limit);
    }

    @GetMapping("/{ask}")
    @RequiredScope(TokenScope.READ)
    Ask ask(@PathVariable AskId ask) {
        return asks.find(ask).orElseThrow(ApiException::notFound);
    }

    /** @param edition with its article; or a topic */
    record NewAsk(
            String title,
            String words,
            @Nullable EditionId edition,
            @Nullable ArticleNumber article,
            @Nullable Topic topic) {}

    record AddedAsk(AskId ask) {}

    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    AddedAsk addAsk(@RequestBody NewAsk wanted) {
        return asks.add(new AskData(wanted.title(), wanted.words(), subject(wanted)))
                .map(AddedAsk::new)
                .orElseThrow(AskApi::invalid);
    }

    private static Subject subject(NewAsk wanted) {
        try {
            return new Subject(wanted.edition(), wanted.article(), wanted.topic());
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /**
     * With its targets and the log of their contacts, unless a statement was opened from it. Researchers delete their own; coordinators
     * all.
     */
    @DeleteMapping("/{ask}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteAsk(@PathVariable AskId ask, @RequestParam long revision) {
        if (!asks.delete(ask, revision)) {
            throw ApiException.of(new NotDeleted());
        }
    }

    /**
     * @param owner    who speaks with it; null for no one yet
     * @param contacts the oldest first
     * @param revision for deleting a contact
     */
    record AskedState(
            StateCode state, @Nullable MemberId owner, TargetStatus status, List<Contact> contacts, long revision) {

        static AskedState of(Target target) {
            return new AskedState(
                    target.state(), target.owner(), target.status(), target.contacts(), target.revision());
        }
    }

    /** With the log of contacts. */
    @GetMapping("/{ask}/targets")
    @RequiredScope(TokenScope.READ)
    List<AskedState> targets(@PathVariable AskId ask) {
        return asks.targets(ask).stream().map(AskedState::of).toList();
    }

    /** What the targets did about the Convention since they were asked. */
    @GetMapping("/{ask}/acts")
    @RequiredScope(TokenScope.READ)
    List<StateAct> acts(@PathVariable AskId ask) {
        return asks.since(ask);
    }

    /** Asks it of a State too. */
    @PutMapping("/{ask}/targets/{state}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void addTarget(@PathVariable AskId ask, @PathVariable String state) {
        saved(asks.addTarget(ask, TreatyParameters.state(state)));
    }

    /** The caller speaks with the State from now on. */
    @PutMapping("/{ask}/targets/{state}/owner")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOver(@PathVariable AskId ask, @PathVariable String state) {
        saved(asks.takeOver(ask, TreatyParameters.state(state)));
    }

    /** @param status of the target from then on */
    record NewContact(LocalDate date, String words, TargetStatus status) {}

    /** Notes a contact with the State. */
    @PostMapping("/{ask}/targets/{state}/contacts")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    void noteContact(@PathVariable AskId ask, @PathVariable String state, @RequestBody NewContact contact) {
        saved(asks.note(ask, TreatyParameters.state(state), contact.date(), contact.words(), contact.status()));
    }

    /**
     * Deletes what was noted of a contact; if it was the last, the status is that of the one before. Researchers delete their own;
     * coordinators all.
     *
     * @param number   in the log, from 0
     * @param revision of the target
     */
    @DeleteMapping("/{ask}/targets/{state}/contacts/{number}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteContact(
            @PathVariable AskId ask,
            @PathVariable String state,
            @PathVariable int number,
            @RequestParam long revision) {
        if (!asks.deleteContact(ask, TreatyParameters.state(state), number, revision)) {
            throw ApiException.of(new NotDeleted());
        }
    }

    /**
     * @param language BCP 47
     * @param workflow key of the workflow
     */
    record NewAskedStatement(String language, String workflow) {}

    record OpenedStatement(StatementId statement) {}

    /** Opens the statement that begins with what is asked, once. For coordinators. */
    @PostMapping("/{ask}/statement")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    OpenedStatement openStatement(@PathVariable AskId ask, @RequestBody NewAskedStatement wanted) {
        if (statements.workflows().stream().noneMatch(offer -> offer.key().equals(wanted.workflow()))) {
            throw ApiException.unknown("workflow");
        }
        return statements
                .open(ask, wanted.language(), wanted.workflow())
                .map(OpenedStatement::new)
                .orElseThrow(() -> ApiException.of(new NotOpened()));
    }

    private static void saved(AskOutcome outcome) {
        switch (outcome) {
            case AskOutcome.Saved() -> {}
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }

    private static ApiException invalid() {
        return ApiException.of(new AskOutcome.Invalid());
    }
}
