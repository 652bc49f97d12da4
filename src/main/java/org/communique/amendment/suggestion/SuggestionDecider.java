package org.communique.amendment.suggestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.communique.amendment.suggestion.SuggestionCopy.Claim;
import org.communique.amendment.suggestion.SuggestionCopy.Elements;
import org.communique.amendment.suggestion.SuggestionCopy.Rejection;
import org.communique.amendment.suggestion.SuggestionReader.Compared;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionNotOpen;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionTooLarge;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsFrozen;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsSettled;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.crdt.Updates;
import org.communique.id.Id;
import org.communique.job.ReconcileQueue;
import org.communique.job.Reconciler;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.OptimisticRetry;
import org.communique.work.TooBusyException;
import org.communique.work.WorkKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Enters suggestions into the draft as an edit of their author, or takes them out of the author's fork: for each author one decision at
 * a time. What is being entered is on record before it is. After a crash the edit is either found in the draft, by the Yjs client id
 * that was kept for it, or never comes.
 */
@Component
class SuggestionDecider implements Reconciler {

    private static final Duration ABANDONED = Duration.ofMinutes(2);

    private final SuggestionCopies copies;
    private final SuggestionReader reader;
    private final GoneSuggestions goneSuggestions;
    private final ForkRenewal forkRenewal;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final ReconcileQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SuggestionDecider(
            SuggestionCopies copies,
            SuggestionReader reader,
            GoneSuggestions goneSuggestions,
            ForkRenewal forkRenewal,
            CollaborationService collaborationService,
            HeavyWorkExecutor work,
            ReconcileQueue queue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.copies = copies;
        this.reader = reader;
        this.goneSuggestions = goneSuggestions;
        this.forkRenewal = forkRenewal;
        this.collaborationService = collaborationService;
        this.work = work;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    private record Chosen(Compared compared, List<ForkChange> changes, Set<Integer> places) {

        List<Elements> own() {
            return changes.stream().flatMap(change -> change.own().stream()).toList();
        }
    }

    SuggestionResult accept(String copy, Map<SuggestionId, String> seen, MemberId by) {
        return decide(copy, free -> tryAccept(free, seen, by));
    }

    SuggestionResult reject(String copy, Set<SuggestionId> ids, String reason, MemberId by) {
        int forgotten = goneSuggestions.forget(copy, each -> each.gone() && ids.contains(new SuggestionId(each.id())));
        reader.readAgain(copy);
        var result = decide(copy, free -> tryReject(free, ids, reason, by));
        if (!(result instanceof SuggestionNotOpen) || forgotten == 0) {
            return result;
        }
        var gone = new Claim(0, List.of(), by, now(), forgotten, new Rejection(reason, null));
        events.publishEvent(copies.find(copy).orElseThrow().decided(Id.random(), gone));
        return new SuggestionsSettled(forgotten);
    }

    private SuggestionResult decide(String copy, Function<SuggestionCopy, Optional<SuggestionResult>> decision) {
        try {
            return OptimisticRetry.run(copy, _ -> decision.apply(free(copy)));
        } catch (NoForkException e) {
            // Nothing of it is shown, either.
            return new SuggestionNotOpen();
        }
    }

    private SuggestionCopy free(String id) {
        var copy = copies.find(id).orElseThrow();
        if (copy.claim() != null) {
            settleInterrupted(copy);
        }
        return copies.find(id).orElseThrow();
    }

    private Optional<SuggestionResult> tryAccept(SuggestionCopy copy, Map<SuggestionId, String> seen, MemberId by) {
        var free = claim(copy, by);
        if (free.isEmpty()) {
            return Optional.empty();
        }
        var chosen = choose(copy, free.get(), (id, change) -> change.revision().equals(seen.get(id)));
        if (chosen.changes().isEmpty()) {
            copies.release(copy.id(), free.get().client());
            return Optional.of(new SuggestionNotOpen());
        }
        var claim = free.get().of(chosen.own(), chosen.changes().size());
        copies.specify(copy.id(), claim);
        var update = edit(chosen, by);
        if (!claim.isRecent(now())) {
            // It might be taken for interrupted before the edit is stored, and what it accepts be accepted again.
            copies.release(copy.id(), claim.client());
            throw new TooBusyException();
        }
        long after = chosen.compared().draftSeq();
        var result = collaborationService.applyAfter(
                copy.fork().origin(), after, copy.author().value(), update);
        if (result == EditResult.APPLIED) {
            finish(copy, claim);
        } else {
            copies.release(copy.id(), claim.client());
        }
        return switch (result) {
            case APPLIED -> Optional.of(new SuggestionsSettled(claim.suggestions()));
            case FROZEN -> Optional.of(new SuggestionsFrozen());
            case TOO_LARGE, TOO_DEEP -> Optional.of(new SuggestionTooLarge());
            case OVERTAKEN -> Optional.empty();
        };
    }

    /** Before anything is chosen: what others decide meanwhile would be decided twice. Empty if they do. */
    private Optional<Claim> claim(SuggestionCopy copy, MemberId by) {
        if (copy.claim() != null) {
            return Optional.empty();
        }
        long client = collaborationService.keepClient(
                copy.fork().origin(), copy.author().value());
        var claim = new Claim(client, List.of(), by, now(), 0, null);
        queue.add(kind(), copy.id(), clock.instant().plus(ABANDONED));
        return copies.claim(copy, claim) ? Optional.of(claim) : Optional.empty();
    }

    private Chosen choose(SuggestionCopy copy, Claim claim, BiPredicate<SuggestionId, ForkChange> which) {
        try {
            return choose(copy, claim.client(), claim.by(), which);
        } catch (RuntimeException e) {
            copies.release(copy.id(), claim.client());
            throw e;
        }
    }

    private Chosen choose(SuggestionCopy copy, long client, MemberId by, BiPredicate<SuggestionId, ForkChange> which) {
        return work.run(WorkKind.DRAFT, by.value(), () -> {
            var compared = reader.compare(copy, client);
            var all = compared.comparison().changes();
            var changes = new ArrayList<ForkChange>();
            var places = new TreeSet<Integer>();
            for (int i = 0; i < all.size(); i++) {
                if (which.test(compared.id(copy, all.get(i)), all.get(i))) {
                    changes.add(all.get(i));
                    places.add(i);
                }
            }
            return new Chosen(compared, changes, places);
        });
    }

    private byte[] edit(Chosen chosen, MemberId by) {
        var draft = chosen.compared().draft();
        return work.run(WorkKind.DRAFT, by.value(), () -> {
            List<byte[]> updates = new ArrayList<>();
            draft.onUpdate(updates::add);
            chosen.compared().comparison().enter(chosen.places());
            if (!draft.store.lists().containsKey(draft.clientId())) {
                DraftCodec.sign(draft);
            }
            return Updates.mergeUpdates(updates);
        });
    }

    /** The words are in the draft, or rejected: those that only the fork had go. Repeating it changes nothing. */
    private void finish(SuggestionCopy copy, Claim claim) {
        remove(copy, claim.own());
        events.publishEvent(copy.decided(copy.id() + "/" + claim.client(), claim));
        copies.release(copy.id(), claim.client());
    }

    /** Should others delete the passage later, they were not in it. */
    private void remove(SuggestionCopy copy, List<Elements> elements) {
        if (!elements.isEmpty()) {
            goneSuggestions.forget(copy.id(), each -> elements.stream().anyMatch(own -> own.have(each.own())));
            collaborationService.apply(copy.fork().draft(), copy.author().value(), Elements.deletion(elements));
        }
    }

    private Optional<SuggestionResult> tryReject(
            SuggestionCopy copy, Set<SuggestionId> ids, String reason, MemberId by) {
        var free = claim(copy, by);
        if (free.isEmpty()) {
            return Optional.empty();
        }
        var chosen = choose(copy, free.get(), (id, _) -> ids.contains(id));
        int number = chosen.changes().size();
        if (number == 0) {
            copies.release(copy.id(), free.get().client());
            return Optional.of(new SuggestionNotOpen());
        }
        var inserts = chosen.changes().stream().allMatch(ForkChange::onlyInserts);
        var rejection = new Rejection(reason, inserts ? null : copy.generation());
        var claim = free.get().of(inserts ? chosen.own() : List.of(), number, rejection);
        copies.specify(copy.id(), claim);
        if (!inserts) {
            forkRenewal.renew(copy, ids, by);
        }
        finish(copy, claim);
        return Optional.of(new SuggestionsSettled(number));
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
        return copies.find(subject).flatMap(forkRenewal::tidy);
    }

    /** A new copy, to see later whether it is still needed. */
    void begun(SuggestionCopy copy) {
        queue.add(kind(), copy.id(), forkRenewal.nextLook());
    }

    private void settleInterrupted(SuggestionCopy copy) {
        var claim = copy.claim();
        if (claim == null || !claim.isInterrupted(now())) {
            return;
        }
        if (isDone(copy, claim)) {
            finish(copy, claim);
        } else {
            copies.release(copy.id(), claim.client());
        }
    }

    private boolean isDone(SuggestionCopy copy, Claim claim) {
        var rejection = claim.rejection();
        if (rejection != null) {
            return rejection.forked() == null || forkRenewal.isBegun(copy, rejection.forked());
        }
        var draft = copy.fork().origin();
        var state = collaborationService.state(draft);
        return collaborationService.hasEdit(draft, copy.author().value(), state, claim.client());
    }

    private Instant now() {
        return clock.instant();
    }
}
