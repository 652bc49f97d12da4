package org.communique.amendment.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.amendment.VoteId;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.communique.api.ApiException;
import org.communique.api.Pagination;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Votes of organisations on amendments. */
@RestController
@Tag(name = "Amendments")
@RequestMapping("/api/v1/statements/{statement}/amendment-votes")
class AmendmentVoteApi {

    private final VoteService votes;
    private final VoteViews views;

    AmendmentVoteApi(VoteService votes, VoteViews views) {
        this.votes = votes;
        this.views = views;
    }

    /** Open ones in the order in which they are to be taken, the most far-reaching first unless they were put in order, then closed ones, the last first. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<VoteViews.AmendmentVoteEntry>> amendmentVotes(
            @PathVariable StatementId statement,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Pagination.partOf(
                votes.of(statement), shown -> shown.vote().id().number(), views::entries, after, limit);
    }

    @GetMapping("/{number}")
    @RequiredScope(TokenScope.READ)
    VoteViews.AmendmentVoteEntry amendmentVote(@PathVariable StatementId statement, @PathVariable int number) {
        return views.entry(votes.find(VoteId.of(statement, number)).orElseThrow(ApiException::notFound));
    }

    /**
     * @param amendments the numbers of one or several, which are accepted together or not at all
     * @param revisions  by number, how many revisions an amendment had when it was read; refused if it has others now. Any if missing
     * @param policy     what it takes to adopt; SIMPLE_MAJORITY if missing
     * @param quorum     how many organisations have to vote, abstentions included; 0 if missing
     * @param deadline   an ISO 8601 instant, in UTC, within 92 days
     * @param recorded   whether all readers see how each organisation voted, once it is closed; true if missing
     */
    record NewAmendmentVote(
            List<Integer> amendments,
            @Nullable Map<Integer, Integer> revisions,
            @Nullable VotePolicy policy,
            @Nullable Integer quorum,
            Instant deadline,
            @Nullable Boolean recorded) {

        private OpenVote on(StatementId statement) {
            return new OpenVote(
                    statement,
                    amendments,
                    Optional.ofNullable(revisions).orElse(Map.of()),
                    Optional.ofNullable(policy).orElse(VotePolicy.SIMPLE_MAJORITY),
                    Optional.ofNullable(quorum).orElse(0),
                    deadline,
                    Optional.ofNullable(recorded).orElse(true));
        }
    }

    /** Puts open amendments to the vote of the organisations that can read the statement now. Until it is closed only the vote settles them. */
    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    VoteViews.AmendmentVoteEntry openAmendmentVote(
            @PathVariable StatementId statement, @RequestBody NewAmendmentVote vote) {
        return views.done(votes.open(vote.on(statement)));
    }

    /** @param votes numbers of open votes, the first one first */
    record VotesInOrder(List<Integer> votes) {}

    /** Puts open votes in the order in which they are to be taken; those that are not named follow, the most far-reaching first. */
    @PutMapping("/order")
    @RequiredScope(TokenScope.WRITE)
    List<VoteViews.AmendmentVoteEntry> orderAmendmentVotes(
            @PathVariable StatementId statement, @RequestBody VotesInOrder order) {
        if (!votes.order(statement, order.votes())) {
            throw ApiException.conflict("vote-closed", "api.vote-closed");
        }
        return views.entries(votes.of(statement));
    }

    /** @param word what the organisation says to that, up to 300 characters */
    record NewBallot(Choice choice, @Nullable String word) {}

    /** Votes for the caller's organisation, instead of its former vote. */
    @PutMapping("/{number}/ballot")
    @RequiredScope(TokenScope.WRITE)
    VoteViews.AmendmentVoteEntry castBallot(
            @PathVariable StatementId statement, @PathVariable int number, @RequestBody NewBallot ballot) {
        return views.done(votes.cast(
                VoteId.of(statement, number),
                ballot.choice(),
                Optional.ofNullable(ballot.word()).orElse("")));
    }

    /** Closes it before its deadline with the votes that were cast, and settles its amendments. */
    @PostMapping("/{number}/closing")
    @RequiredScope(TokenScope.WRITE)
    VoteViews.AmendmentVoteEntry closeAmendmentVote(@PathVariable StatementId statement, @PathVariable int number) {
        return views.done(votes.close(VoteId.of(statement, number)));
    }
}
