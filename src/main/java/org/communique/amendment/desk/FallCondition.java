package org.communique.amendment.desk;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.communique.amendment.AmendmentId;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That an amendment is not to be accepted once one of others of its round is. Whether it has fallen is computed, so that it comes back
 * when that one is taken out again.
 *
 * @param numbers of these others, in order; empty if it falls with none any more
 * @param changes how it came to these, the first first; of very many the last
 */
@Document("amendmentFallConditions")
public record FallCondition(
        @Id AmendmentId id, @Indexed StatementId statement, List<Integer> numbers, List<FallChange> changes) {

    public FallCondition {
        changes = Objects.requireNonNullElse(changes, List.of());
    }

    /** @param numbers of the others from then on */
    public record FallChange(List<Integer> numbers, MemberId by, Instant at) {}
}
