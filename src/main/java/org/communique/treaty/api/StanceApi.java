package org.communique.treaty.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.treaty.NotDeleted;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.stance.ArticleStance;
import org.communique.treaty.stance.NewStanceRequest;
import org.communique.treaty.stance.Stance;
import org.communique.treaty.stance.StanceAnswer;
import org.communique.treaty.stance.StanceMatrix;
import org.communique.treaty.stance.StanceOutcome;
import org.communique.treaty.stance.StanceRequest;
import org.communique.treaty.stance.StanceRequestId;
import org.communique.treaty.stance.StanceService;
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

/** Where the coalition's organisations stand. */
@RestController
@Tag(name = "Treaty")
@RequestMapping("/api/v1/treaty/stance-requests")
class StanceApi {

    private final StanceService stances;

    StanceApi(StanceService stances) {
        this.stances = stances;
    }

    /** The newest first. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<StanceRequest>> stanceRequests(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return TreatyParameters.part(stances::page, StanceRequest::cursor, after, limit);
    }

    /**
     * @param own    what the caller's organisation answered; null if it did not
     * @param matrix while answers are taken, of the caller's organisation alone, unless the caller is a coordinator
     */
    record StanceRequestDetails(
            StanceRequest request, @Nullable StanceAnswer own, StanceMatrix matrix) {}

    @GetMapping("/{request}")
    @RequiredScope(TokenScope.READ)
    StanceRequestDetails stanceRequest(@PathVariable("request") StanceRequestId id) {
        return new StanceRequestDetails(
                stances.find(id).orElseThrow(ApiException::notFound),
                stances.own(id).orElse(null),
                stances.matrix(id));
    }

    /** One that is not published, and that no organisation has answered. For coordinators. */
    @DeleteMapping("/{request}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteStanceRequest(@PathVariable("request") StanceRequestId id, @RequestParam long revision) {
        if (!stances.delete(id, revision)) {
            throw ApiException.of(new NotDeleted());
        }
    }

    record NewStances(String title, EditionId edition, List<ArticleNumber> articles, Instant deadline) {}

    record AskedStances(StanceRequestId request) {}

    /** For coordinators. */
    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    AskedStances askForStances(@RequestBody NewStances wanted) {
        return done(stances.ask(
                new NewStanceRequest(wanted.title(), wanted.edition(), wanted.articles(), wanted.deadline())));
    }

    /** @param words why, or what the reservation is */
    record NewStance(
            ArticleNumber article, Stance stance, @Nullable String words) {}

    /**
     * @param publishable whether the organisation agrees that its answer is published
     * @param revision    of the answer that was read; left out if there was none
     */
    record NewStanceAnswer(
            List<NewStance> stances,
            boolean publishable,
            @Nullable Long revision) {

        List<ArticleStance> all() {
            return stances.stream()
                    .map(each ->
                            new ArticleStance(each.article(), each.stance(), each.words() == null ? "" : each.words()))
                    .toList();
        }
    }

    /** In the place of what the caller's organisation answered before. For its representatives with a mandate. */
    @PutMapping("/{request}/answer")
    @BodyLimit(megabytes = 1)
    @RequiredScope(TokenScope.SIGN)
    AskedStances answer(@PathVariable("request") StanceRequestId id, @RequestBody NewStanceAnswer answer) {
        return done(stances.answer(
                id, answer.all(), answer.publishable(), answer.revision() == null ? 0 : answer.revision()));
    }

    /** The caller's organisation leaves the published table, at any time. */
    @DeleteMapping("/{request}/answer/consent")
    @RequiredScope(TokenScope.SIGN)
    AskedStances withdrawConsent(@PathVariable("request") StanceRequestId id) {
        return done(stances.withdrawConsent(id));
    }

    /** @param revision of the request that was read */
    record SeenRequest(long revision) {}

    /** Takes no more answers. For coordinators. */
    @PostMapping("/{request}/closing")
    @RequiredScope(TokenScope.WRITE)
    AskedStances close(@PathVariable("request") StanceRequestId id, @RequestBody SeenRequest seen) {
        return done(stances.close(id, seen.revision()));
    }

    /** Publishes the answers of those organisations that agreed to it. For coordinators. */
    @PostMapping("/{request}/publication")
    @RequiredScope(TokenScope.WRITE)
    AskedStances publishStances(@PathVariable("request") StanceRequestId id, @RequestBody SeenRequest seen) {
        return done(stances.publish(id, seen.revision()));
    }

    /** Private to the coalition from then on. For coordinators. */
    @DeleteMapping("/{request}/publication")
    @RequiredScope(TokenScope.WRITE)
    AskedStances makeStancesPrivate(@PathVariable("request") StanceRequestId id, @RequestParam long revision) {
        return done(stances.makePrivate(id, revision));
    }

    private static AskedStances done(StanceOutcome outcome) {
        return switch (outcome) {
            case StanceOutcome.Done(var request) -> new AskedStances(request);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
