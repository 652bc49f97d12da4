package org.communique.workflow.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.Decide;
import org.communique.workflow.review.DecideResult;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.review.StageDetails;
import org.communique.workflow.review.WithdrawDecisionResult;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stages, and deciding on them. */
@RestController
@Tag(name = "Review")
@RequestMapping("/api/v1")
class ReviewApi {

    private final ReviewService reviews;

    ReviewApi(ReviewService reviews) {
        this.reviews = reviews;
    }

    /** The last opened first. Further ones are in the next part. */
    @GetMapping("/statements/{statement}/stages")
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<StageDetails>> stages(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                reviews.stageDetails(statement), details -> details.stage().id().value(), after, limit);
    }

    /**
     * @param hash       of the text that the reviewer read
     * @param comment    why; comments that the member holds on the version say it, too
     * @param paragraphs that the verdict is about, counted from 1; none for the whole text
     */
    record NewDecision(
            TextHash hash,
            Verdict verdict,
            @Nullable String comment,
            @Nullable Set<Integer> paragraphs) {}

    /** Sent again, the same verdict gets the same answer. */
    @PostMapping("/stages/{stage}/decisions")
    @RequiredScope(TokenScope.WRITE)
    Decision decide(@PathVariable StageId stage, @RequestBody NewDecision decision) {
        var comment = decision.comment() == null ? "" : decision.comment();
        var paragraphs = decision.paragraphs() == null ? Set.<Integer>of() : decision.paragraphs();
        return switch (reviews.decide(new Decide(stage, decision.hash(), decision.verdict(), comment, paragraphs))) {
            case DecideResult.Recorded recorded -> recorded.decision();
            case DecideResult.AlreadyDecided already -> already.first();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** Takes back the caller's decision: an objection while the stage is open, another one for a minute. They can then decide again. */
    @DeleteMapping("/stages/{stage}/decision")
    @RequiredScope(TokenScope.WRITE)
    Stage withdrawDecision(@PathVariable StageId stage) {
        return switch (reviews.withdrawDecision(stage)) {
            case WithdrawDecisionResult.Withdrawn withdrawn -> withdrawn.stage();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
