package org.communique.treaty.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.api.ApiException;
import org.communique.api.RequiredScope;
import org.communique.coalition.access.TokenScope;
import org.communique.http.limit.BodyLimit;
import org.communique.refusal.Refusal;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.vote.RecordedVote;
import org.communique.treaty.vote.RecordedVoteId;
import org.communique.treaty.vote.RecordedVoteOutcome;
import org.communique.treaty.vote.RecordedVoteService;
import org.communique.treaty.vote.StatedResult;
import org.communique.treaty.vote.VoteAnswers;
import org.communique.treaty.vote.VoteData;
import org.communique.treaty.vote.VotePreview;
import org.communique.treaty.vote.VotingBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How States voted on the treaty and on what led to it. */
@RestController
@Tag(name = "Treaty")
@RequestMapping("/api/v1/treaty/votes")
class RecordedVoteApi {

    private final RecordedVoteService votes;

    RecordedVoteApi(RecordedVoteService votes) {
        this.votes = votes;
    }

    /** The newest first. Further ones are in the next part. */
    @GetMapping
    @RequiredScope(TokenScope.READ)
    ResponseEntity<List<RecordedVote>> votes(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return TreatyParameters.part(votes::page, RecordedVote::cursor, after, limit);
    }

    @GetMapping("/{vote}")
    @RequiredScope(TokenScope.READ)
    RecordedVote vote(@PathVariable RecordedVoteId vote) {
        return votes.find(vote).orElseThrow(ApiException::notFound);
    }

    /**
     * @param edition    with its article; left out if the vote was not on an article
     * @param result     left out if it was adopted without a vote
     * @param revision   of what was read, to change it
     */
    record NewVote(
            VotingBody body,
            LocalDate date,
            String symbol,
            String title,
            @Nullable InstrumentId instrument,
            @Nullable EditionId edition,
            @Nullable ArticleNumber article,
            @Nullable Counts result,
            String source,
            boolean toBeChecked,
            @Nullable Long revision) {

        VoteData data() {
            return new VoteData(
                    body,
                    date,
                    symbol,
                    title,
                    instrument == null ? InstrumentId.CYBERCRIME : instrument,
                    edition,
                    article,
                    result == null ? null : new StatedResult(result.yes(), result.no(), result.abstained()),
                    source,
                    toBeChecked);
        }
    }

    record Counts(int yes, int no, int abstained) {}

    /** Private until a coordinator publishes it. For researchers, coordinators and administrators. */
    @PostMapping
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    RecordedVote recordVote(@RequestBody NewVote vote) {
        return saved(votes.add(data(vote)));
    }

    /** One that was published becomes private again. */
    @PutMapping("/{vote}")
    @RequiredScope(TokenScope.WRITE)
    RecordedVote changeVote(@PathVariable("vote") RecordedVoteId id, @RequestBody NewVote vote) {
        return saved(votes.change(id, data(vote), vote.revision() == null ? 0 : vote.revision()));
    }

    /** A private one, of which none comes again with the product. */
    @DeleteMapping("/{vote}")
    @RequiredScope(TokenScope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteVote(@PathVariable RecordedVoteId vote, @RequestParam long revision) {
        if (!votes.delete(vote, revision)) {
            throw ApiException.of(new RecordedVoteOutcome.ChangedMeanwhile());
        }
    }

    private static VoteData data(NewVote vote) {
        try {
            return vote.data();
        } catch (IllegalArgumentException e) {
            throw ApiException.of(new RecordedVoteOutcome.Invalid());
        }
    }

    /**
     * A table, and answers to the questions of its preview.
     *
     * @param text     lines such as {@code Kenya;Yes} or {@code Y KENYA}, at most 256 KB
     * @param names    codes of the States that are meant, by line
     * @param leftOut  lines that are not to be imported
     * @param differs  true if the votes are right though they are others than the result states
     * @param revision of the preview; not needed for one
     */
    record VoteTableBody(
            String text,
            @Nullable Map<Integer, String> names,
            @Nullable Set<Integer> leftOut,
            @Nullable Boolean differs,
            @Nullable Long revision) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        VoteAnswers answers() {
            return new VoteAnswers(
                    TreatyParameters.states(names), leftOut == null ? Set.of() : leftOut, Boolean.TRUE.equals(differs));
        }
    }

    /** What importing a table would do, and what it has to be asked about. Writes nothing. */
    @PostMapping("/{vote}/table-preview")
    @BodyLimit(megabytes = 1)
    @RequiredScope(TokenScope.READ)
    VotePreview previewVotes(@PathVariable RecordedVoteId vote, @RequestBody VoteTableBody table) {
        return votes.preview(vote, table.bytes(), table.answers()).orElseThrow(ApiException::notFound);
    }

    /** Replaces the recorded votes by those of the table; the same table again changes nothing. */
    @PutMapping("/{vote}/table")
    @BodyLimit(megabytes = 1)
    @RequiredScope(TokenScope.WRITE)
    RecordedVote importVotes(@PathVariable RecordedVoteId vote, @RequestBody VoteTableBody table) {
        return saved(
                votes.confirm(vote, table.bytes(), table.answers(), table.revision() == null ? 0 : table.revision()));
    }

    /** @param revision of what was read */
    record VotePublication(long revision) {}

    /** For coordinators. */
    @PostMapping("/{vote}/publication")
    @RequiredScope(TokenScope.WRITE)
    RecordedVote publishVote(@PathVariable RecordedVoteId vote, @RequestBody VotePublication publication) {
        return saved(votes.publish(vote, publication.revision()));
    }

    /** Private to the coalition from then on. For coordinators. */
    @DeleteMapping("/{vote}/publication")
    @RequiredScope(TokenScope.WRITE)
    RecordedVote makeVotePrivate(@PathVariable RecordedVoteId vote, @RequestParam long revision) {
        return saved(votes.makePrivate(vote, revision));
    }

    private static RecordedVote saved(RecordedVoteOutcome outcome) {
        return switch (outcome) {
            case RecordedVoteOutcome.Saved(var saved) -> saved;
            case RecordedVoteOutcome.LookAgain again ->
                throw ApiException.of(again, Map.of("preview", again.preview()));
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
