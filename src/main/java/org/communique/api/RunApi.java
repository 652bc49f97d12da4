package org.communique.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.communique.coalition.TokenScope;
import org.communique.statement.StatementId;
import org.communique.workflow.MoveOutlook;
import org.communique.workflow.MoveResult;
import org.communique.workflow.MoveService;
import org.communique.workflow.RunSheet;
import org.communique.workflow.WorkflowVersionId;
import org.communique.workflow.model.Difference;
import org.communique.workflow.model.Obstacle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** On which version of its workflow a statement runs, and moving it to the newest one. */
@RestController
@Tag(name = "Workflows")
@RequestMapping("/api/v1/statements/{statement}/workflow")
class RunApi {

    private final MoveService moves;

    RunApi(MoveService moves) {
        this.moves = moves;
    }

    /** @param newest number of the newest version that there is */
    record Running(String key, int number, String name, int newest) {

        static Running of(RunSheet sheet) {
            return new Running(sheet.version().key(), sheet.version().number(), sheet.name(), sheet.newest());
        }
    }

    @GetMapping
    @RequiredScope(TokenScope.READ)
    Running workflow(@PathVariable StatementId statement) {
        return running(statement);
    }

    private Running running(StatementId statement) {
        return moves.version(statement).map(Running::of).orElseThrow(Refused::notFound);
    }

    /**
     * @param waiting   names of the steps where it waits; stages among them end by the rules that they began with
     * @param passed    names of new stages that come before; the text in review would not go through them
     * @param obstacles why it cannot be moved now
     */
    record Outlook(
            int from,
            int to,
            List<Difference> differences,
            List<String> waiting,
            List<String> passed,
            List<Obstacle> obstacles) {

        static Outlook of(MoveOutlook outlook) {
            return new Outlook(
                    outlook.from().number(),
                    outlook.to().number(),
                    outlook.differences(),
                    outlook.waiting(),
                    outlook.passed(),
                    outlook.obstacles());
        }
    }

    /** What moving it to the newest version would mean; not found if it is there, has not begun or is over. */
    @GetMapping("/move")
    @RequiredScope(TokenScope.READ)
    Outlook outlook(@PathVariable StatementId statement) {
        return moves.outlook(statement).map(Outlook::of).orElseThrow(Refused::notFound);
    }

    /** @param to number of the newest version */
    record Move(int to, @Nullable String reason) {}

    @PostMapping("/move")
    @RequiredScope(TokenScope.WRITE)
    Running move(@PathVariable StatementId statement, @RequestBody Move move) {
        var key = running(statement).key();
        var reason = move.reason() == null ? "" : move.reason();
        return switch (moves.move(statement, WorkflowVersionId.of(key, move.to()), reason)) {
            case MoveResult.Moved moved -> running(statement);
            case MoveResult.Blocked(var obstacles) ->
                throw Refused.because(
                        HttpStatus.CONFLICT,
                        "blocked",
                        "It cannot stand in the newest version where it waits now; obstacles says why.",
                        Map.of("obstacles", obstacles));
            case MoveResult.NotNewest not ->
                throw Refused.conflict("not-newest", "This is not the newest version, or the statement is on it.");
            case MoveResult.NotUnderWay not ->
                throw Refused.conflict("not-under-way", "The statement has not begun, or is over.");
            case MoveResult.Overtaken overtaken ->
                throw Refused.conflict("overtaken", "The statement went on at the same time. Look again.");
        };
    }
}
