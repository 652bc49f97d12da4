package org.communique.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.MemberId;
import org.communique.coalition.Role;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One approval step of one statement, for one version, in one round. All that decides its outcome is in this document.
 *
 * @param activity   id of the step in the workflow
 * @param role       whom the workflow asks here
 * @param reviewers  who is asked
 * @param authors    members who wrote in the version or submitted it, where the workflow keeps them from deciding
 * @param assignment  counts changes of the reviewers
 * @param assignments those changes, in order
 * @param deadline   when decisions are due
 * @param decisions  in the order in which they were recorded, at most one a member
 */
@Document("stages")
@CompoundIndex(name = "awaited", def = "{'reviewers.member': 1, 'status': 1}")
public record Stage(
        @Id StageId id,
        @Indexed StatementId statement,
        VersionId version,
        TextHash hash,
        int round,
        String activity,
        String name,
        Policy policy,
        Role role,
        List<Reviewer> reviewers,
        Set<MemberId> authors,
        int assignment,
        List<Assignment> assignments,
        Instant openedAt,
        Instant deadline,
        @Indexed Status status,
        List<Decision> decisions,
        @Nullable Instant closedAt) {

    public enum Status {
        OPEN,
        APPROVED,
        CHANGES_REQUESTED,
        /** The text was taken back or given up before the stage was decided. */
        RECALLED
    }

    /** A stage that was written before changes were kept has none. */
    public Stage {
        assignments = Objects.requireNonNullElse(assignments, List.of());
    }

    public boolean open() {
        return status == Status.OPEN;
    }

    public boolean asks(MemberId member) {
        return reviewers.stream().anyMatch(reviewer -> reviewer.member().equals(member));
    }

    public Optional<Decision> decisionOf(MemberId member) {
        return decisions.stream()
                .filter(decision -> decision.member().equals(member))
                .findFirst();
    }

    /** Those asked who have not decided. */
    public List<Reviewer> awaited() {
        return reviewers.stream()
                .filter(reviewer -> decisionOf(reviewer.member()).isEmpty())
                .toList();
    }

    public boolean lacksReviewers() {
        return open() && policy.lacksReviewers(reviewers);
    }

    /** What the decisions so far amount to. */
    Status outcome() {
        return policy.outcome(reviewers, decisions);
    }
}
