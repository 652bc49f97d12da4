package org.communique.workflow.stage;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.workflow.decision.CarryOverRule;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.ApprovalPolicy.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One approval step of one statement, for one version, in one round. All that decides its outcome is in this document.
 *
 * @param round      counts how often the statement was submitted or sent back
 * @param activity   id of the step in the workflow
 * @param role       whom the workflow asks here
 * @param reviewers  who is asked
 * @param authors    members who wrote in the version or submitted it, where the workflow keeps them from deciding
 * @param revision   counts the changes of this document
 * @param deadline   when decisions are due
 * @param remindAt   when those who have not decided are reminded; null once they were
 * @param attention  why a coordinator has to see to it, as of the last look
 * @param decisions  in the order in which they were recorded, at most one a member that stands
 * @param receipts   proof that reviewers were notified
 * @param sentBackTo the step that a coordinator sent the statement back to
 */
@Document("stages")
@CompoundIndex(name = "awaited", def = "{'reviewers.member': 1, 'status': 1}")
@CompoundIndex(name = "status_deadline", def = "{'status': 1, 'deadline': 1}")
@CompoundIndex(name = "attention_status", def = "{'attention': 1, 'status': 1}")
public record Stage(
        @Id StageId id,
        @Indexed StatementId statement,
        VersionId version,
        TextHash hash,
        int round,
        String activity,
        String name,
        ApprovalPolicy policy,
        Role role,
        CarryOverRule keep,
        List<Reviewer> reviewers,
        Set<MemberId> authors,
        int revision,
        Instant openedAt,
        Instant deadline,
        @Nullable Instant remindAt,
        @Indexed StageStatus status,
        @Nullable AttentionReason attention,
        List<Decision> decisions,
        List<DeliveryReceipt> receipts,
        List<StageAction> acts,
        @Nullable String sentBackTo,
        @Nullable Instant closedAt) {

    public boolean open() {
        return status == StageStatus.OPEN;
    }

    /** As recording the decision leaves it. */
    Stage with(Decision decision) {
        return new Stage(
                id,
                statement,
                version,
                hash,
                round,
                activity,
                name,
                policy,
                role,
                keep,
                reviewers,
                authors,
                revision + 1,
                openedAt,
                deadline,
                remindAt,
                status,
                attention,
                Stream.concat(decisions.stream(), Stream.of(decision)).toList(),
                receipts,
                acts,
                sentBackTo,
                closedAt);
    }

    /** The act of a member by which the text went back, if that ended it. */
    public Optional<StageAction> returned() {
        return acts.stream().filter(act -> act.kind().returnsText()).findFirst();
    }

    /** Others end with it. */
    private boolean reopensDraft() {
        return status == StageStatus.CHANGES_REQUESTED
                || status == StageStatus.OBJECTED
                || returned().isPresent();
    }

    /** Of all stages of a draft the one that opened it again; none if it was not review that did. */
    public static Optional<Stage> reopening(List<Stage> stages) {
        int last = stages.stream().mapToInt(Stage::round).max().orElse(0);
        return stages.stream()
                .filter(stage -> stage.round() == last && stage.closedAt() != null && stage.reopensDraft())
                .max(Comparator.comparing(Stage::closedAt));
    }

    public boolean asks(MemberId member) {
        return reviewerFor(member).isPresent();
    }

    public Optional<Reviewer> reviewerFor(MemberId member) {
        return reviewers.stream()
                .filter(reviewer -> reviewer.member().equals(member))
                .findFirst();
    }

    /** The member's verdict that stands. */
    public Optional<Decision> decisionOf(MemberId member) {
        return effectiveDecisions().stream()
                .filter(decision -> decision.member().equals(member))
                .findFirst();
    }

    /** The verdict that stands for the organisation. */
    public Optional<Decision> decisionOf(OrganisationId organisation) {
        return effectiveDecisions().stream()
                .filter(decision -> decision.organisation().equals(organisation))
                .filter(decision -> decision.verdict() != Verdict.RECUSE && asks(decision.member()))
                .findFirst();
    }

    /** Whether the verdict was given on an older version and still counts. */
    public boolean isCarriedOver(Decision decision) {
        return !decision.version().equals(version);
    }

    /** What counts: neither withdrawn, nor kept and given again. */
    public List<Decision> effectiveDecisions() {
        var current = decisions.stream()
                .filter(decision -> !decision.withdrawn() && !isCarriedOver(decision))
                .toList();
        var members = current.stream().map(Decision::member).collect(toSet());
        Set<OrganisationId> organisations =
                byOrganisation() ? current.stream().map(Decision::organisation).collect(toSet()) : Set.of();
        return decisions.stream()
                .filter(decision -> !decision.withdrawn())
                .filter(decision -> !isCarriedOver(decision)
                        || !members.contains(decision.member()) && !organisations.contains(decision.organisation()))
                .toList();
    }

    public boolean byOrganisation() {
        return policy.byOrganisation();
    }

    /** Those asked who have not decided, and no one else for their organisation where it has one vote. */
    public List<Reviewer> awaited() {
        var effective = effectiveDecisions();
        var decided = effective.stream().map(Decision::member).collect(toSet());
        var spokenFor = byOrganisation() ? organisationsOf(effective) : Set.<OrganisationId>of();
        return reviewers.stream()
                .filter(reviewer ->
                        !decided.contains(reviewer.member()) && !spokenFor.contains(reviewer.organisation()))
                .toList();
    }

    private Set<OrganisationId> organisationsOf(List<Decision> effective) {
        var asked = reviewers.stream().map(Reviewer::member).collect(toSet());
        return effective.stream()
                .filter(decision -> decision.verdict() != Verdict.RECUSE && asked.contains(decision.member()))
                .map(Decision::organisation)
                .collect(toSet());
    }

    /** How many votes there are, without those who recused themselves. */
    public int votes() {
        return tally().votes();
    }

    /** The same if it asked these. */
    public int votes(List<Reviewer> asked) {
        return VoteCounter.count(byOrganisation(), asked, effectiveDecisions()).votes();
    }

    public int approvals() {
        return tally().approvals();
    }

    private VoteTally tally() {
        return VoteCounter.count(byOrganisation(), reviewers, effectiveDecisions());
    }

    public boolean lacksReviewers() {
        return open() && policy.lacksReviewers(votes());
    }

    /** What the decisions so far amount to at the time. */
    public StageStatus outcome(Instant now) {
        var due = !now.isBefore(deadline);
        return policy.outcome(
                reviewers, effectiveDecisions(), due, due && withoutReceipt().isEmpty());
    }

    public boolean awaitsCastingVote() {
        return open() && policy.awaitsCastingVote(reviewers, effectiveDecisions());
    }

    /** Those who have not decided, without proof that they were notified while half of the time or more was left. */
    public List<Reviewer> withoutReceipt() {
        var latest = deadline.minus(Duration.between(openedAt, deadline).dividedBy(2));
        var notifiedInTime = receipts.stream()
                .filter(receipt -> !receipt.at().isAfter(latest))
                .map(DeliveryReceipt::member)
                .collect(toSet());
        return awaited().stream()
                .filter(reviewer -> !notifiedInTime.contains(reviewer.member()))
                .toList();
    }

    @Nullable
    AttentionReason attention(Instant now) {
        var due = !now.isBefore(deadline);
        if (lacksReviewers()) {
            return AttentionReason.REVIEWERS_MISSING;
        }
        if (awaitsCastingVote()) {
            return AttentionReason.CASTING_VOTE;
        }
        if (due && policy.rule() == Rule.SILENCE && !withoutReceipt().isEmpty()) {
            return AttentionReason.SILENCE_UNPROVEN;
        }
        return due ? AttentionReason.OVERDUE : null;
    }
}
