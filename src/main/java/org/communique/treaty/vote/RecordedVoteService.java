package org.communique.treaty.vote;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.treaty.MembersToday;
import org.communique.treaty.PageCursor;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.Instruments;
import org.communique.treaty.position.PublishedMark;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.vote.RecordedVoteOutcome.ChangedMeanwhile;
import org.communique.treaty.vote.RecordedVoteOutcome.Invalid;
import org.communique.treaty.vote.RecordedVoteOutcome.LookAgain;
import org.communique.treaty.vote.RecordedVoteOutcome.Saved;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Records votes and how each State voted, and publishes them one by one. What is changed becomes private again. */
@Service
@PreAuthorize("denyAll()")
public class RecordedVoteService {

    private static final int EARLIEST_YEAR = 1945;

    private final RecordedVotes votes;
    private final Instruments instruments;
    private final Editions editions;
    private final CurrentMember currentMember;
    private final MembersToday today;
    private final HeavyWorkExecutor heavyWorkExecutor;
    private final MemberQuotas quotas;
    private final Clock clock;

    RecordedVoteService(
            RecordedVotes votes,
            Instruments instruments,
            Editions editions,
            CurrentMember currentMember,
            MembersToday today,
            HeavyWorkExecutor heavyWorkExecutor,
            MemberQuotas quotas,
            Clock clock) {
        this.quotas = quotas;
        this.votes = votes;
        this.instruments = instruments;
        this.editions = editions;
        this.currentMember = currentMember;
        this.today = today;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.clock = clock;
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    @PreAuthorize("isAuthenticated()")
    public List<RecordedVote> page(@Nullable PageCursor after, int most) {
        return votes.page(after, most);
    }

    /** In which the State voted; the newest first. */
    @PreAuthorize("isAuthenticated()")
    public List<RecordedVote> of(StateCode state) {
        return votes.of(state);
    }

    @PreAuthorize("isAuthenticated()")
    public Optional<RecordedVote> find(RecordedVoteId id) {
        return votes.find(id);
    }

    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public RecordedVoteOutcome add(VoteData data) {
        var clean = data.cleaned();
        if (!isValid(clean)) {
            return new Invalid();
        }
        quotas.take(Quota.VOTES);
        var member = currentMember.id();
        return save(new RecordedVote(RecordedVoteId.random(), clean, Map.of(), member, member, now(), null, null, 0));
    }

    /** @param revision of what was seen */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public RecordedVoteOutcome change(RecordedVoteId id, VoteData data, long revision) {
        var clean = data.cleaned();
        if (!isValid(clean)) {
            return new Invalid();
        }
        return seen(id, revision)
                .map(vote -> save(vote.with(clean, currentMember.id(), now())))
                .orElseGet(ChangedMeanwhile::new);
    }

    /** False if it was changed since, is published (a coordinator makes it private first), or comes with the product. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public boolean delete(RecordedVoteId id, long revision) {
        var found = votes.find(id).filter(RecordedVote::isDeletable);
        if (found.isEmpty() || !votes.delete(id, revision)) {
            return false;
        }
        if (found.get().addedBy() instanceof MemberId member) {
            quotas.giveBack(Quota.VOTES, member.value(), 1);
        }
        return true;
    }

    /** Writes nothing; empty if there is no such vote. */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public Optional<VotePreview> preview(RecordedVoteId id, byte[] table, VoteAnswers answers) {
        return votes.find(id).map(vote -> plan(vote, table, answers));
    }

    /**
     * Replaces the recorded votes by those of the table. Importing the same again changes nothing.
     *
     * @param revision of the preview that the member agreed to
     */
    @PreAuthorize("hasAnyRole('RESEARCHER', 'COORDINATOR', 'ADMINISTRATOR')")
    public RecordedVoteOutcome confirm(RecordedVoteId id, byte[] table, VoteAnswers answers, long revision) {
        var vote = votes.find(id).orElse(null);
        if (vote == null) {
            return new ChangedMeanwhile();
        }
        var preview = plan(vote, table, answers);
        if (!preview.isImportable()) {
            return new LookAgain(preview);
        }
        if (preview.changes() == 0) {
            return new Saved(vote);
        }
        return vote.revision() == revision
                ? save(vote.withVotes(preview.votes(), currentMember.id(), now()))
                : new LookAgain(preview);
    }

    private VotePreview plan(RecordedVote vote, byte[] table, VoteAnswers answers) {
        return heavyWorkExecutor.run(
                WorkKind.IMPORT, currentMember.id().value(), () -> VoteImportPlan.of(table, vote, answers));
    }

    /** @param revision of what the coordinator saw */
    @PreAuthorize("hasRole('COORDINATOR') and @confirmation.isRecent()")
    public RecordedVoteOutcome publish(RecordedVoteId id, long revision) {
        return seen(id, revision)
                .map(vote -> save(vote.with(new PublishedMark(currentMember.id(), now()))))
                .orElseGet(ChangedMeanwhile::new);
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public RecordedVoteOutcome makePrivate(RecordedVoteId id, long revision) {
        return seen(id, revision)
                .map(vote -> save(vote.with((PublishedMark) null)))
                .orElseGet(ChangedMeanwhile::new);
    }

    private Optional<RecordedVote> seen(RecordedVoteId id, long revision) {
        return votes.find(id).filter(vote -> vote.revision() == revision);
    }

    private RecordedVoteOutcome save(RecordedVote vote) {
        return votes.save(vote)
                ? votes.find(vote.id()).<RecordedVoteOutcome>map(Saved::new).orElseGet(ChangedMeanwhile::new)
                : new ChangedMeanwhile();
    }

    private boolean isValid(VoteData clean) {
        return !clean.date().isAfter(today.latest())
                && clean.date().getYear() > EARLIEST_YEAR
                && instruments.find(clean.instrument()).isPresent()
                && (clean.edition() == null
                        || editions.find(clean.edition())
                                .filter(edition -> edition.instrument().equals(clean.instrument()))
                                .filter(edition -> edition.articles().stream()
                                        .anyMatch(article -> article.number().equals(clean.article())))
                                .isPresent());
    }

    private Instant now() {
        return clock.instant();
    }
}
