package org.communique.amendment.suggestion;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.amendment.suggestion.DraftSuggestion.SuggestionKind;
import org.communique.amendment.suggestion.SuggestionCopy.Element;
import org.communique.amendment.suggestion.SuggestionCopy.Name;
import org.communique.amendment.suggestion.SuggestionCopy.Seen;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.ElementId;
import org.communique.crdt.YDoc;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.draft.SuggestionSource;
import org.communique.statement.submission.OpenPoint;
import org.communique.statement.submission.OpenPointSource;
import org.communique.text.document.RichText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads what is suggested in a draft: nothing of that is stored but the forks themselves. */
@Component
class SuggestionReader implements OpenPointSource, SuggestionSource {

    private static final Logger log = LoggerFactory.getLogger(SuggestionReader.class);

    /** Of an author. More are shown when some of these are settled. */
    static final int MOST = 500;

    /** Of the words of each, should they be gone. */
    private static final int KEPT = 1_000;

    private static final long CACHED_CHARACTERS = 8_000_000;

    /** What was found between two revisions. */
    private record Found(int generation, long fork, long draft, List<DraftSuggestion> suggestions) {

        long characters() {
            return 200
                    + suggestions.stream()
                            .mapToLong(each ->
                                    300 + each.before().length() + each.after().length())
                            .sum();
        }
    }

    /** A fork next to its draft, which can be entered in. */
    record Compared(YDoc fork, YDoc draft, long draftSeq, ForkComparison comparison, Map<ElementId, ElementId> names) {

        SuggestionId id(SuggestionCopy copy, ForkChange change) {
            return SuggestionId.of(copy.author(), names.getOrDefault(change.id(), change.id()));
        }
    }

    private final SuggestionCopies copies;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final Cache<String, Found> found = Caffeine.newBuilder()
            .maximumWeight(CACHED_CHARACTERS)
            .weigher((String _, Found each) -> (int) Math.min(Integer.MAX_VALUE, each.characters()))
            .build();

    SuggestionReader(SuggestionCopies copies, CollaborationService collaborationService, HeavyWorkExecutor work) {
        this.copies = copies;
        this.collaborationService = collaborationService;
        this.work = work;
    }

    /** In the order of the text. */
    List<DraftSuggestion> of(StatementId statement) {
        var all = copies.of(statement);
        if (all.isEmpty()) {
            return List.of();
        }
        var suggestions = new ArrayList<DraftSuggestion>();
        var draft = new Draft(all.getFirst().fork().origin());
        all.forEach(copy -> suggestions.addAll(of(copy, draft)));
        suggestions.sort(Comparator.comparingInt(DraftSuggestion::place)
                .thenComparing(each -> each.id().value()));
        return List.copyOf(suggestions);
    }

    @Override
    public Optional<OpenPoint> open(Statement statement, RichText text) {
        var undecided =
                of(statement.id()).stream().filter(DraftSuggestion::isOpen).toList();
        return undecided.stream()
                .findFirst()
                .map(first -> new OpenPoint(
                        OpenPoint.Kind.SUGGESTIONS,
                        undecided.size(),
                        first.after().isBlank() ? first.before() : first.after(),
                        first.id().value(),
                        "statements/" + statement.id().value() + "/draft"));
    }

    @Override
    public Map<StatementId, Integer> undecided(Collection<StatementId> drafts) {
        Map<StatementId, Integer> undecided = new HashMap<>();
        copies.suggestedIn(drafts)
                .forEach(draft -> undecided.put(draft, (int)
                        of(draft).stream().filter(DraftSuggestion::isOpen).count()));
        undecided.values().removeIf(number -> number == 0);
        return undecided;
    }

    /** Read once for all forks, and again if it was written in meanwhile. */
    private final class Draft {

        private final DraftId id;
        private @Nullable YDoc read;
        private long seq;

        Draft(DraftId id) {
            this.id = id;
        }

        YDoc read() {
            long now = collaborationService.revision(id);
            var known = read;
            if (known == null || now != seq) {
                seq = now;
                known = collaborationService.read(id);
                read = known;
            }
            return known;
        }
    }

    private List<DraftSuggestion> of(SuggestionCopy copy, Draft draft) {
        var fork = copy.fork();
        if (collaborationService.revisions(List.of(fork.draft())).isEmpty()) {
            return List.of();
        }
        long forkSeq = collaborationService.revision(fork.draft());
        long draftSeq = collaborationService.revision(fork.origin());
        var known = found.getIfPresent(copy.id());
        if (known != null
                && known.generation() == copy.generation()
                && known.fork() == forkSeq
                && known.draft() == draftSeq) {
            return known.suggestions();
        }
        var read = work.run(WorkKind.DRAFT, copy.author().value(), () -> read(copy, draft));
        found.put(copy.id(), new Found(copy.generation(), forkSeq, draftSeq, read));
        return read;
    }

    private List<DraftSuggestion> read(SuggestionCopy summary, Draft draft) {
        var copy = copies.find(summary.id()).orElseThrow();
        try {
            var fork = collaborationService.read(copy.fork().draft());
            var compared = compare(copy, fork, draft.read(), 0);
            var changes = compared.comparison().changes().stream().limit(MOST).toList();
            var seen = seen(copy, compared, changes);
            if (!seen.equals(copy.seen())) {
                copies.see(copy, seen);
            }
            var found = changes.stream().map(change -> suggestion(copy, compared, change));
            var gone = seen.stream().filter(Seen::gone).map(each -> gone(copy, each));
            return Stream.concat(found, gone).toList();
        } catch (NoForkException e) {
            log.warn("suggestions of copy {} are not shown: {}", copy.id(), e.getMessage());
            return List.of();
        }
    }

    private static DraftSuggestion suggestion(SuggestionCopy copy, Compared compared, ForkChange change) {
        return new DraftSuggestion(
                compared.id(copy, change),
                copy.statement(),
                copy.author(),
                change.kind(),
                change.place(),
                change.before(),
                change.after(),
                List.copyOf(change.pieces()));
    }

    private static DraftSuggestion gone(SuggestionCopy copy, Seen seen) {
        return new DraftSuggestion(
                new SuggestionId(seen.id()),
                copy.statement(),
                copy.author(),
                SuggestionKind.GONE,
                Integer.MAX_VALUE,
                seen.before(),
                seen.after(),
                List.of());
    }

    /** Those that add words, and those that did and are gone with their passage. */
    private static List<Seen> seen(SuggestionCopy copy, Compared compared, List<ForkChange> changes) {
        var seen = new ArrayList<Seen>();
        var known = new HashSet<String>();
        for (var change : changes) {
            var id = compared.id(copy, change).value();
            known.add(id);
            if (change.in() instanceof ElementId in) {
                var own = change.own().getFirst();
                seen.add(new Seen(
                        id,
                        new Element(own.client(), own.clock()),
                        Element.of(in),
                        kept(change.before()),
                        kept(change.after()),
                        false));
            }
        }
        copy.seen().stream()
                .filter(each -> !known.contains(each.id())
                        && (each.gone()
                                || isDeleted(compared.fork(), each.own()) && isDeleted(compared.draft(), each.in())))
                .limit(MOST)
                .forEach(each -> seen.add(each.lost()));
        return seen;
    }

    private static boolean isDeleted(YDoc document, Element element) {
        return document.store.state(element.client()) > element.clock()
                && document.store.find(element.id()).isDeleted();
    }

    private static String kept(String words) {
        return words.length() <= KEPT ? words : words.substring(0, KEPT);
    }

    /** Those that are gone are shown no longer. Returns how many there were of these. */
    int forget(SuggestionCopy copy, Set<SuggestionId> ids) {
        var left = copy.seen().stream()
                .filter(each -> !(each.gone() && ids.contains(new SuggestionId(each.id()))))
                .toList();
        int forgotten = copy.seen().size() - left.size();
        if (forgotten > 0) {
            copies.see(copy, left);
            found.invalidate(copy.id());
        }
        return forgotten;
    }

    /**
     * The fork is read first, so that all that it has of the draft is in the draft.
     *
     * @param client with which the draft is written in
     */
    Compared compare(SuggestionCopy copy, long client) {
        var fork = collaborationService.read(copy.fork().draft());
        var current = collaborationService.current(copy.fork().origin());
        var draft = new YDoc(client);
        draft.applyUpdate(current.update());
        return compare(copy, fork, draft, current.seq());
    }

    private static Compared compare(SuggestionCopy copy, YDoc fork, YDoc draft, long seq) {
        fork.applyUpdate(draft.encodeStateAsUpdate(fork.encodeStateVector()));
        var names = copy.names().stream().collect(toMap(Name::now, Name::former, (one, _) -> one));
        return new Compared(fork, draft, seq, new ForkComparison(draft, fork), names);
    }
}
