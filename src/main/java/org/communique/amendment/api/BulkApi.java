package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.amendment.desk.BulkOutcome;
import org.communique.amendment.desk.BulkService;
import org.communique.amendment.desk.SettleSeveral;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Several amendments accepted or rejected one after the other. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/amendments/decisions")
class BulkApi {

    private final BulkService bulk;

    BulkApi(BulkService bulk) {
        this.bulk = bulk;
    }

    /**
     * @param amendments the numbers of up to 200
     * @param revisions  by number, how many revisions an amendment had when it was read; not accepted if it has others now. Any if missing
     * @param reason     of all; needed to reject them
     * @param preview    whether only to say what would come of it; true if missing
     */
    record SeveralDecisions(
            Set<Integer> amendments,
            @Nullable Map<Integer, Integer> revisions,
            SettleSeveral.Act act,
            @Nullable String reason,
            @Nullable Boolean preview) {

        private SettleSeveral on(StatementId statement) {
            return new SettleSeveral(
                    statement,
                    amendments,
                    Optional.ofNullable(revisions).orElse(Map.of()),
                    act,
                    Optional.ofNullable(reason).orElse(""));
        }
    }

    /**
     * @param done       whether it is accepted or rejected, or would be
     * @param refusal    the code of what it is refused for
     * @param takenFirst in a preview, the numbers of others that are named here for which it would be refused
     */
    record DecisionResult(
            int number, boolean done, @Nullable String refusal, List<Integer> takenFirst) {}

    /** Decides on each by itself, in the order of the text, as if they were sent one by one: what cannot be done leaves the others alone. */
    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    List<DecisionResult> decideOnAmendments(
            @PathVariable StatementId statement, @RequestBody SeveralDecisions decisions) {
        var command = decisions.on(statement);
        boolean preview = Optional.ofNullable(decisions.preview()).orElse(true);
        return switch (preview ? bulk.preview(command) : bulk.settle(command, (_, _) -> true)) {
            case BulkOutcome.Foreseen(var outcomes) ->
                outcomes.stream()
                        .map(each -> result(each.amendment().id().number(), each.obstacle(), each.takenFirst()))
                        .toList();
            case BulkOutcome.Settled(var results) ->
                results.stream()
                        .map(each -> result(
                                each.number(), each.outcome() instanceof Refusal refusal ? refusal : null, List.of()))
                        .toList();
            case BulkOutcome.TooMany refusal -> throw ApiException.of(refusal);
        };
    }

    private static DecisionResult result(int number, @Nullable Refusal refusal, List<Integer> takenFirst) {
        return new DecisionResult(
                number,
                refusal == null,
                refusal == null ? null : refusal.description().code(),
                takenFirst);
    }
}
