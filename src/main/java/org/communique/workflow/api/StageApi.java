package org.communique.workflow.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.MemberId;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.workflow.review.AssignResult;
import org.communique.workflow.review.AssignmentService;
import org.communique.workflow.review.DeadlineService;
import org.communique.workflow.review.ExtendResult;
import org.communique.workflow.review.ReturnResult;
import org.communique.workflow.review.ReturnService;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is asked on a stage, until when, and taking texts back. */
@RestController
@Tag(name = "Stages")
@RequestMapping("/api/v1")
class StageApi {

    private final AssignmentService assignment;
    private final DeadlineService deadlines;
    private final ReturnService returns;

    StageApi(AssignmentService assignment, DeadlineService deadlines, ReturnService returns) {
        this.assignment = assignment;
        this.deadlines = deadlines;
        this.returns = returns;
    }

    record Reviewers(Set<MemberId> members) {}

    /** Assigns exactly these members, and those who have already decided. */
    @PutMapping("/stages/{stage}/reviewers")
    @RequiredScope(TokenScope.WRITE)
    Stage assignReviewers(@PathVariable StageId stage, @RequestBody Reviewers reviewers) {
        return assigned(assignment.assignReviewers(stage, reviewers.members()));
    }

    record Reassignment(
            MemberId from, MemberId to, @Nullable String reason) {}

    /** Gives the place of a reviewer who has not decided to another member. */
    @PostMapping("/stages/{stage}/reassignments")
    @RequiredScope(TokenScope.WRITE)
    Stage reassign(@PathVariable StageId stage, @RequestBody Reassignment change) {
        return assigned(assignment.reassign(stage, change.from(), change.to(), text(change.reason())));
    }

    record Delegation(MemberId to, @Nullable String reason) {}

    /** Gives the caller's place to another member. */
    @PostMapping("/stages/{stage}/delegation")
    @RequiredScope(TokenScope.WRITE)
    Stage delegate(@PathVariable StageId stage, @RequestBody Delegation delegation) {
        return assigned(assignment.delegate(stage, delegation.to(), text(delegation.reason())));
    }

    private static Stage assigned(AssignResult result) {
        return switch (result) {
            case AssignResult.Assigned assigned -> assigned.stage();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** @param deadline an ISO 8601 instant, in UTC */
    record StageExtension(Instant deadline, @Nullable String reason) {}

    @PostMapping("/stages/{stage}/extensions")
    @RequiredScope(TokenScope.WRITE)
    Stage extendStage(@PathVariable StageId stage, @RequestBody StageExtension extension) {
        return switch (deadlines.extend(stage, extension.deadline(), text(extension.reason()))) {
            case ExtendResult.Extended extended -> extended.stage();
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }

    /** Reminds those who have not decided. */
    @PostMapping("/stages/{stage}/reminders")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remindReviewers(@PathVariable StageId stage) {
        if (!deadlines.remindAwaited(stage)) {
            throw ApiException.of(new ExtendResult.StageClosed());
        }
    }

    /** Where the statement can be sent back to. */
    @GetMapping("/statements/{statement}/earlier-steps")
    @RequiredScope(TokenScope.READ)
    List<ReturnService.Step> earlierSteps(@PathVariable StatementId statement) {
        return returns.earlierSteps(statement);
    }

    record SendingBack(String step, @Nullable String reason) {}

    @PostMapping("/statements/{statement}/sending-back")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendBack(@PathVariable StatementId statement, @RequestBody SendingBack sending) {
        returned(returns.sendBack(statement, sending.step(), text(sending.reason())));
    }

    record Recall(@Nullable String reason) {}

    /** For who submitted the text, and coordinators: its open stages end undecided and the draft opens again. */
    @PostMapping("/statements/{statement}/recall")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void recall(@PathVariable StatementId statement, @RequestBody Recall recall) {
        returned(returns.recall(statement, text(recall.reason())));
    }

    /** Says that the newest version differs from the one before by editorial changes only. */
    @PostMapping("/statements/{statement}/versions/{number}/editorial")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void markEditorial(@PathVariable StatementId statement, @PathVariable int number) {
        if (!returns.markEditorial(VersionId.of(statement, number))) {
            throw ApiException.conflict("not-markable", "api.not-markable");
        }
    }

    private static void returned(ReturnResult result) {
        switch (result) {
            case ReturnResult.Returned returned -> {}
            case Refusal refusal -> throw ApiException.of(refusal);
        }
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }
}
