package org.communique.amendment.suggestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.communique.amendment.suggestion.SuggestionCopy.Claim;
import org.communique.amendment.suggestion.SuggestionCopy.Elements;
import org.communique.amendment.suggestion.SuggestionReader.Compared;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionNotOpen;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionTooLarge;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsFrozen;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsSettled;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.crdt.Updates;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/**
 * Enters suggestions into the draft as an edit of their author, or takes them out of the author's fork: for each author one decision at
 * a time. What is being entered is on record before it is. After a crash the edit is either found in the draft, by the Yjs client id
 * that was kept for it, or never comes.
 */
@Component
class SuggestionDecider implements Reconciler {

    private static final Duration ABANDONED = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final SuggestionCopies copies;
    private final SuggestionReader reader;
    private final ForkRenewal forkRenewal;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final ReconcileQueue queue;
    private final Clock clock;

    SuggestionDecider(
            SuggestionCopies copies,
            SuggestionReader reader,
            ForkRenewal forkRenewal,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            ReconcileQueue queue,
            Clock clock) {
        this.copies = copies;
        this.reader = reader;
        this.forkRenewal = forkRenewal;
        this.collaborationService = collaborationService;
        this.work = work;
        this.queue = queue;
        this.clock = clock;
    }

    private record Chosen(Compared compared, List<ForkChange> changes, Set<Integer> places) {

        List<Elements> own() {
            return changes.stream().flatMap(change -> change.own().stream()).toList();
        }
    }

    SuggestionResult accept(String copy, Set<SuggestionId> ids, MemberId by) {
        return OptimisticRetry.run(copy, _ -> tryAccept(free(copy), ids, by));
    }

    SuggestionResult reject(String copy, Set<SuggestionId> ids, MemberId by) {
        int forgotten = reader.forget(copies.find(copy).orElseThrow(), ids);
        var result = OptimisticRetry.run(copy, _ -> tryReject(free(copy), ids, by));
        return result instanceof SuggestionNotOpen && forgotten > 0 ? new SuggestionsSettled(forgotten) : result;
    }

    private SuggestionCopy free(String id) {
        var copy = copies.find(id).orElseThrow();
        if (copy.claim() != null) {
            settleInterrupted(copy);
        }
        return copies.find(id).orElseThrow();
    }

    private Optional<SuggestionResult> tryAccept(SuggestionCopy copy, Set<SuggestionId> ids, MemberId by) {
        long client = collaborationService.keepClient(
                copy.fork().origin(), copy.author().value());
        var chosen = choose(copy, ids, client);
        if (chosen.changes().isEmpty()) {
            return copy.claim() == null ? Optional.of(new SuggestionNotOpen()) : Optional.empty();
        }
        var claim = new Claim(client, chosen.own(), by, now(), chosen.changes().size());
        if (!claim(copy, claim)) {
            return Optional.empty();
        }
        var result = enter(copy, chosen);
        if (result == EditResult.APPLIED) {
            finish(copy, claim);
        } else {
            copies.release(copy.id(), client);
        }
        return switch (result) {
            case APPLIED -> Optional.of(new SuggestionsSettled(claim.suggestions()));
            case FROZEN -> Optional.of(new SuggestionsFrozen());
            case TOO_LARGE, TOO_DEEP -> Optional.of(new SuggestionTooLarge());
            case OVERTAKEN -> Optional.empty();
        };
    }

    private boolean claim(SuggestionCopy copy, Claim claim) {
        queue.add(kind(), copy.id(), clock.instant().plus(ABANDONED));
        return copies.claim(copy, claim);
    }

    private Chosen choose(SuggestionCopy copy, Set<SuggestionId> ids, long client) {
        return work.run(WorkKind.DRAFT, copy.author().value(), () -> {
            var compared = reader.compare(copy, client);
            var all = compared.comparison().changes();
            var changes = new ArrayList<ForkChange>();
            var places = new TreeSet<Integer>();
            for (int i = 0; i < all.size(); i++) {
                if (ids.contains(compared.id(copy, all.get(i)))) {
                    changes.add(all.get(i));
                    places.add(i);
                }
            }
            return new Chosen(compared, changes, places);
        });
    }

    private EditResult enter(SuggestionCopy copy, Chosen chosen) {
        var draft = chosen.compared().draft();
        var update = work.run(WorkKind.DRAFT, copy.author().value(), () -> {
            List<byte[]> updates = new ArrayList<>();
            draft.onUpdate(updates::add);
            chosen.compared().comparison().enter(chosen.places());
            if (!draft.store.lists().containsKey(draft.clientId())) {
                DraftCodec.sign(draft);
            }
            return Updates.mergeUpdates(updates);
        });
        return collaborationService.applyAfter(
                copy.fork().origin(),
                chosen.compared().draftSeq(),
                copy.author().value(),
                update);
    }

    /** The words are in the draft: those that only the fork had go. Repeating it changes nothing. */
    private void finish(SuggestionCopy copy, Claim claim) {
        remove(copy, claim.own());
        copies.release(copy.id(), claim.client());
    }

    private void remove(SuggestionCopy copy, List<Elements> elements) {
        if (!elements.isEmpty()) {
            collaborationService.apply(copy.fork().draft(), copy.author().value(), Elements.deletion(elements));
        }
    }

    private Optional<SuggestionResult> tryReject(SuggestionCopy copy, Set<SuggestionId> ids, MemberId by) {
        long client = collaborationService.keepClient(
                copy.fork().origin(), copy.author().value());
        var chosen = choose(copy, ids, client);
        if (chosen.changes().isEmpty()) {
            return copy.claim() == null ? Optional.of(new SuggestionNotOpen()) : Optional.empty();
        }
        var claim = new Claim(client, List.of(), by, now(), chosen.changes().size());
        if (!claim(copy, claim)) {
            return Optional.empty();
        }
        if (chosen.changes().stream().allMatch(ForkChange::onlyInserts)) {
            remove(copy, chosen.own());
        } else {
            forkRenewal.renew(copy, ids);
        }
        copies.release(copy.id(), client);
        return Optional.of(new SuggestionsSettled(claim.suggestions()));
    }

    @Override
    public String kind() {
        return "suggestion";
    }

    @Override
    public Optional<Instant> reconcile(String subject) {
        copies.find(subject).ifPresent(copy -> {
            settleInterrupted(copy);
            forkRenewal.finish(copies.find(subject).orElseThrow());
        });
        return Optional.empty();
    }

    private void settleInterrupted(SuggestionCopy copy) {
        var claim = copy.claim();
        if (claim == null || !claim.at().plus(LONGEST).isBefore(now())) {
            return;
        }
        DraftId draft = copy.fork().origin();
        var state = collaborationService.state(draft);
        if (collaborationService.hasEdit(draft, copy.author().value(), state, claim.client())) {
            finish(copy, claim);
        } else {
            copies.release(copy.id(), claim.client());
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
