package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.desk.FallOutcome;
import org.communique.amendment.desk.FallService;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.refusal.Refusal;
import org.communique.statement.StatementId;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which amendments fall when others are adopted. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/amendments/{number}/falls-with")
class FallApi {

    private final FallService falls;

    FallApi(FallService falls) {
        this.falls = falls;
    }

    /** @param amendments the numbers of others of the same round, up to 50; none, so that it falls with none */
    record FallsWith(List<Integer> amendments) {}

    /** Says with whose acceptance an open amendment falls, instead of what was said before, as someone who may edit the draft. */
    @PutMapping
    @RequiredScope(TokenScope.WRITE)
    FallsWith setFallsWith(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody FallsWith fallsWith) {
        return switch (falls.set(AmendmentId.of(statement, number), fallsWith.amendments())) {
            case FallOutcome.Done(var numbers) -> new FallsWith(numbers);
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
