package org.communique.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.OpenRound;
import org.communique.amendment.RoundId;
import org.communique.amendment.RoundOutcome.Done;
import org.communique.amendment.RoundService;
import org.communique.amendment.VoteId;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.discussion.AmendmentCommentId;
import org.communique.amendment.discussion.DiscussionOutcome.Written;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.amendment.passage.PassageOutcome;
import org.communique.amendment.passage.PassageService;
import org.communique.amendment.passage.PassageState;
import org.communique.amendment.proposal.AmendmentTextService;
import org.communique.amendment.proposal.Proposal;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalOutcome.Begun;
import org.communique.amendment.proposal.ProposalOutcome.Submitted;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitProposal;
import org.communique.amendment.proposal.SubmitText;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VoteOutcome;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.communique.statement.StatementId;
import org.communique.text.markdown.CanonicalText;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the demo's organisations propose to change in one another's text. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoAmendments {

    private final RoundService rounds;
    private final ProposalService proposals;
    private final AmendmentTextService texts;
    private final AmendmentService amendments;
    private final DiscussionService discussion;
    private final AmendmentReviewService desk;
    private final PassageService passages;
    private final VoteService votes;
    private final Clock clock;

    DemoAmendments(
            RoundService rounds,
            ProposalService proposals,
            AmendmentTextService texts,
            AmendmentService amendments,
            DiscussionService discussion,
            AmendmentReviewService desk,
            PassageService passages,
            VoteService votes,
            Clock clock) {
        this.rounds = rounds;
        this.proposals = proposals;
        this.texts = texts;
        this.amendments = amendments;
        this.discussion = discussion;
        this.desk = desk;
        this.passages = passages;
        this.votes = votes;
        this.clock = clock;
    }

    void openRound(DemoMembers demoMembers, String coordinator, StatementId statement, Duration lasts) {
        var deadline = clock.instant().plus(lasts);
        demoMembers.as(coordinator, () -> {
            var outcome = rounds.open(new OpenRound(statement, null, deadline, Visibility.AT_ONCE, null, 2, Set.of()));
            return outcome instanceof Done(var round) ? round : failed(outcome);
        });
    }

    /** Submitted with one reason for all changes; the first of them. */
    AmendmentId propose(DemoMembers demoMembers, String who, StatementId statement, String markdown, String reason) {
        return demoMembers.as(who, () -> {
            var proposal = proposals.begin(statement) instanceof Begun(var begun)
                    ? begun
                    : DemoAmendments.<Proposal>failed(who);
            proposals.replace(proposal.id(), CanonicalText.read(markdown));
            var preview = proposals.preview(proposal.id());
            var items = IntStream.range(0, preview.changes().size())
                    .mapToObj(place -> new Item(List.of(place), reason))
                    .toList();
            var outcome = proposals.submit(new SubmitProposal(proposal.id(), preview.revision(), "en", items));
            return outcome instanceof Submitted(var made) ? made.getFirst().id() : failed(outcome);
        });
    }

    /** As one organisation would have another's; with one reason. */
    void amend(DemoMembers demoMembers, String who, AmendmentId amendment, String markdown, String reason) {
        demoMembers.as(who, () -> {
            var proposal = texts.beginAlternative(amendment) instanceof Begun(var begun)
                    ? begun
                    : DemoAmendments.<Proposal>failed(who);
            proposals.replace(proposal.id(), CanonicalText.read(markdown));
            var preview = proposals.preview(proposal.id());
            var outcome = texts.submit(new SubmitText(proposal.id(), preview.revision(), reason, "en"));
            return outcome instanceof Submitted ? outcome : DemoAmendments.<ProposalOutcome>failed(outcome);
        });
    }

    void ask(DemoMembers demoMembers, String who, AmendmentId amendment, String question, String other, String answer) {
        var thread = demoMembers.as(
                who,
                () -> discussion.write(amendment, question) instanceof Written(var comment)
                        ? comment.id()
                        : DemoAmendments.<AmendmentCommentId>failed(who));
        demoMembers.as(other, () -> discussion.reply(amendment, thread, answer));
    }

    void stand(DemoMembers demoMembers, String who, AmendmentId amendment, boolean supports, String word) {
        demoMembers.as(who, () -> amendments.takeStand(amendment, supports, word));
    }

    VoteId putToVote(DemoMembers demoMembers, String who, AmendmentId amendment, Duration lasts) {
        var deadline = clock.instant().plus(lasts);
        return demoMembers.as(who, () -> {
            var outcome = votes.open(new OpenVote(
                    amendment.statement(), List.of(amendment.number()), VotePolicy.TWO_THIRDS, 2, deadline, true));
            return outcome instanceof VoteOutcome.Done(var vote)
                    ? vote.vote().id()
                    : DemoAmendments.<VoteId>failed(outcome);
        });
    }

    void vote(DemoMembers demoMembers, String who, VoteId vote, Choice choice) {
        demoMembers.as(who, () -> votes.cast(vote, choice, ""));
    }

    void accept(DemoMembers demoMembers, String who, AmendmentId amendment) {
        demoMembers.as(who, () -> {
            var outcome = desk.accept(amendment, "");
            return outcome instanceof MergeOutcome.Done ? outcome : DemoAmendments.<MergeOutcome>failed(outcome);
        });
    }

    void reject(DemoMembers demoMembers, String who, AmendmentId amendment, String reason) {
        demoMembers.as(who, () -> desk.reject(amendment, reason));
    }

    /** @param passage of the first round's text */
    void settle(DemoMembers demoMembers, String who, StatementId statement, int passage, PassageState state) {
        demoMembers.as(who, () -> {
            var outcome = passages.set(RoundId.of(statement, 1), passage, state);
            return outcome instanceof PassageOutcome.Done ? outcome : DemoAmendments.<PassageOutcome>failed(outcome);
        });
    }

    private static <T> T failed(Object what) {
        throw new IllegalStateException("the demo's amendment came to " + what);
    }
}
