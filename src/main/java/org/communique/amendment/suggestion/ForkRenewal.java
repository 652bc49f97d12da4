package org.communique.amendment.suggestion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.communique.amendment.suggestion.SuggestionCopy.Name;
import org.communique.amendment.suggestion.SuggestionCopy.Seen;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.RoomService;
import org.communique.crdt.ElementId;
import org.communique.crdt.YDoc;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Forks a draft again, as in the former fork something cannot be undone. */
@Component
class ForkRenewal {

    /** Its author may be offline with what they wrote, and bring it then. */
    private static final Duration UNUSED = Duration.ofDays(7);

    /** So many can be open on screens of their author at most. */
    private static final int MOST_FORMER = 20;

    private final SuggestionCopies copies;
    private final SuggestionReader reader;
    private final CollaborationService collaborationService;
    private final RoomService rooms;
    private final HeavyWorkExecutor work;
    private final Clock clock;

    ForkRenewal(
            SuggestionCopies copies,
            SuggestionReader reader,
            CollaborationService collaborationService,
            RoomService rooms,
            HeavyWorkExecutor work,
            Clock clock) {
        this.copies = copies;
        this.reader = reader;
        this.collaborationService = collaborationService;
        this.rooms = rooms;
        this.work = work;
        this.clock = clock;
    }

    /**
     * A new fork, with all suggestions but these. What is still on its way to the former one is refused there.
     *
     * @param by whose work it is
     */
    void renew(SuggestionCopy copy, Set<SuggestionId> without, MemberId by) {
        collaborationService.freeze(copy.fork().draft());
        var next = new SuggestionFork(copy.statement(), copy.author(), copy.generation() + 1);
        long client = collaborationService.keepClient(
                copy.fork().origin(), copy.author().value());
        var names = work.run(WorkKind.DRAFT, by.value(), () -> {
            var compared = reader.compare(copy, client);
            var before = new YDoc();
            before.applyUpdate(compared.draft().encodeStateAsUpdate());
            var all = compared.comparison().changes();
            var kept = new TreeMap<Integer, ForkChange>();
            for (int i = 0; i < all.size(); i++) {
                if (!without.contains(compared.id(copy, all.get(i)))) {
                    kept.put(i, all.get(i));
                }
            }
            if (kept.isEmpty() && copy.seen().stream().noneMatch(Seen::gone)) {
                // Made when its author suggests again.
                return List.<Name>of();
            }
            compared.comparison().enter(kept.keySet());
            collaborationService.create(
                    next.draft(),
                    compared.draft().encodeStateAsUpdate(),
                    copy.author().value());
            return names(compared.names(), List.copyOf(kept.values()), new ForkComparison(before, compared.draft()));
        });
        copies.forkAgain(copy, names);
        removeFormer(copy);
    }

    /** Whether there is a fork after that generation, in which what was to be left out is so for good. */
    boolean isBegun(SuggestionCopy copy, int generation) {
        var next = new SuggestionFork(copy.statement(), copy.author(), generation + 1);
        return copy.generation() > generation
                || !collaborationService.revisions(List.of(next.draft())).isEmpty();
    }

    /** Each is as large as the draft. One that is still open on a screen goes later. */
    private void removeFormer(SuggestionCopy copy) {
        for (int past = Math.max(1, copy.generation() - MOST_FORMER); past < copy.generation(); past++) {
            rooms.remove(new SuggestionFork(copy.statement(), copy.author(), past).draft());
        }
    }

    /**
     * Removes former forks, and one in which nothing is suggested and nothing was written for long.
     *
     * @return when to look again, if there is a fork
     */
    Optional<Instant> tidy(SuggestionCopy copy) {
        removeFormer(copy);
        var fork = copy.fork().draft();
        if (copy.claim() != null
                || collaborationService.revisions(List.of(fork)).isEmpty()) {
            return Optional.empty();
        }
        var since = clock.instant().minus(UNUSED);
        boolean unused = collaborationService.revisions(fork).stream()
                .noneMatch(revision -> revision.at().isAfter(since));
        if (unused && !rooms.isOpen(fork) && isEmpty(copy)) {
            renew(copy, Set.of(), copy.author());
            rooms.remove(fork);
        }
        return Optional.of(nextLook());
    }

    /** The same for all acts of a day. */
    Instant nextLook() {
        return clock.instant().plus(UNUSED).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    private boolean isEmpty(SuggestionCopy copy) {
        try {
            return work.run(
                    WorkKind.DRAFT,
                    copy.id(),
                    () -> reader.compare(copy, 0).comparison().changes().isEmpty());
        } catch (NoForkException e) {
            return false;
        }
    }

    /** Suggestions are called as before, as far as they are still as many. */
    private static List<Name> names(Map<ElementId, ElementId> former, List<ForkChange> kept, ForkComparison now) {
        var names = new ArrayList<Name>();
        if (now.changes().size() == kept.size()) {
            for (int i = 0; i < kept.size(); i++) {
                var id = now.changes().get(i).id();
                var known = former.getOrDefault(kept.get(i).id(), kept.get(i).id());
                names.add(new Name(id.client(), id.clock(), known.client(), known.clock()));
            }
        }
        return names;
    }

    /**
     * A server died between the end of a fork and the beginning of the next one. If another renewal ended it since the copy was read, this
     * would bring back what that one leaves out.
     */
    void finish(SuggestionCopy copy) {
        if (copy.claim() == null && collaborationService.isFrozen(copy.fork().draft())) {
            copies.find(copy.id())
                    .filter(now -> now.claim() == null && now.generation() == copy.generation())
                    .ifPresent(now -> renew(now, Set.of(), now.author()));
        }
    }
}
