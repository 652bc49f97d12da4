package org.communique.amendment.suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.communique.amendment.suggestion.SuggestionCopy.Name;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.ElementId;
import org.communique.crdt.YDoc;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.stereotype.Component;

/** Forks a draft again, as in the former fork something cannot be undone. */
@Component
class ForkRenewal {

    private final SuggestionCopies copies;
    private final SuggestionReader reader;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;

    ForkRenewal(
            SuggestionCopies copies,
            SuggestionReader reader,
            CollaborationService collaborationService,
            HeavyWorkExecutor work) {
        this.copies = copies;
        this.reader = reader;
        this.collaborationService = collaborationService;
        this.work = work;
    }

    /** A new fork, with all suggestions but these. What is still on its way to the former one is refused there. */
    void renew(SuggestionCopy copy, Set<SuggestionId> without) {
        collaborationService.freeze(copy.fork().draft());
        var next = new SuggestionFork(copy.statement(), copy.author(), copy.generation() + 1);
        long client = collaborationService.keepClient(
                copy.fork().origin(), copy.author().value());
        var names = work.run(WorkKind.DRAFT, copy.author().value(), () -> {
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
            compared.comparison().enter(kept.keySet());
            collaborationService.create(
                    next.draft(),
                    compared.draft().encodeStateAsUpdate(),
                    copy.author().value());
            return names(compared.names(), List.copyOf(kept.values()), new ForkComparison(before, compared.draft()));
        });
        copies.forkAgain(copy, names);
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

    /** A server died between the end of a fork and the beginning of the next one. */
    void finish(SuggestionCopy copy) {
        if (copy.claim() == null && collaborationService.isFrozen(copy.fork().draft())) {
            renew(copy, Set.of());
        }
    }
}
