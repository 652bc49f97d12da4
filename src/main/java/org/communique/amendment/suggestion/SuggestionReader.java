package org.communique.amendment.suggestion;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.communique.amendment.suggestion.SuggestionCopy.Name;
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
import org.communique.work.WorkStoppedException;
import org.communique.work.WorkStoppedException.Reason;
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

    /** Of an author, and of all together: small ones come first then, so that no one hides what others suggest behind much of theirs. */
    private static final long MOST_CHARACTERS = 300_000;

    private static final long MOST_CHARACTERS_OF_ALL = 8_000_000;

    /** Of places in the text that one suggestion is shown at. */
    private static final int MOST_PIECES = 100;

    /** What was found between two revisions. */
    private record Found(int generation, long fork, long draft, List<DraftSuggestion> suggestions) {

        long characters() {
            return 200 + charactersOf(suggestions);
        }
    }

    /** A fork next to its draft, which can be entered in. */
    record Compared(YDoc fork, YDoc draft, long draftSeq, ForkComparison comparison, Map<ElementId, ElementId> names) {

        SuggestionId id(SuggestionCopy copy, ForkChange change) {
            return SuggestionId.of(copy.author(), names.getOrDefault(change.id(), change.id()));
        }
    }

    private final SuggestionCopies copies;
    private final GoneSuggestions goneSuggestions;
    private final CollaborationService collaborationService;
    private final HeavyWorkExecutor work;
    private final Cache<String, Found> found = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS_OF_ALL)
            .weigher((String _, Found each) -> (int) Math.min(Integer.MAX_VALUE, each.characters()))
            .build();
    /** By copy: however many have the draft open, one reads what is new in it for all. */
    private final ReentrantLock[] turns =
            Stream.generate(ReentrantLock::new).limit(64).toArray(ReentrantLock[]::new);

    SuggestionReader(
            SuggestionCopies copies,
            GoneSuggestions goneSuggestions,
            CollaborationService collaborationService,
            HeavyWorkExecutor work) {
        this.copies = copies;
        this.goneSuggestions = goneSuggestions;
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
        long[] left = {MOST_CHARACTERS_OF_ALL};
        all.stream()
                .map(copy -> of(copy, draft))
                .sorted(Comparator.comparingLong(SuggestionReader::charactersOf))
                .takeWhile(theirs -> (left[0] -= charactersOf(theirs)) >= 0)
                .forEach(suggestions::addAll);
        suggestions.sort(Comparator.comparingInt(DraftSuggestion::place)
                .thenComparing(each -> each.id().value()));
        return List.copyOf(suggestions);
    }

    private static long charactersOf(List<DraftSuggestion> suggestions) {
        return suggestions.stream().mapToLong(DraftSuggestion::characters).sum();
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
        var turn = turns[Math.floorMod(copy.id().hashCode(), turns.length)];
        turn.lock();
        try {
            return inTurn(copy, draft);
        } finally {
            turn.unlock();
        }
    }

    private List<DraftSuggestion> inTurn(SuggestionCopy copy, Draft draft) {
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
        var read = readOrLeaveOut(copy, draft);
        found.put(copy.id(), new Found(copy.generation(), forkSeq, draftSeq, read));
        return read;
    }

    /** What one member makes of their copy keeps no one from seeing what others suggest. */
    private List<DraftSuggestion> readOrLeaveOut(SuggestionCopy copy, Draft draft) {
        try {
            return work.run(WorkKind.DRAFT, copy.id(), () -> read(copy, draft));
        } catch (NoForkException e) {
            log.warn("suggestions of copy {} are not shown: {}", copy.id(), e.getMessage());
        } catch (WorkStoppedException e) {
            if (e.reason() == Reason.CANCELLED) {
                throw e;
            }
            log.warn("suggestions of copy {} are not shown: they take too long to read", copy.id());
        }
        return List.of();
    }

    private List<DraftSuggestion> read(SuggestionCopy summary, Draft draft) {
        var copy = copies.find(summary.id()).orElseThrow();
        var compared = compare(copy, fork(copy), draft.read(), 0);
        var changes = compared.comparison().changes().stream().limit(MOST).toList();
        var gone = goneSuggestions.of(copy, compared, changes);
        long[] left = {MOST_CHARACTERS};
        var found = changes.stream().map(change -> suggestion(copy, compared, change));
        return Stream.concat(found, gone.stream())
                .takeWhile(each -> (left[0] -= each.characters()) >= 0)
                .toList();
    }

    private static DraftSuggestion suggestion(SuggestionCopy copy, Compared compared, ForkChange change) {
        return new DraftSuggestion(
                compared.id(copy, change),
                copy.statement(),
                change.kind(),
                change.place(),
                change.before(),
                change.after(),
                change.pieces().stream().limit(MOST_PIECES).toList(),
                change.revision());
    }

    /** What is gone is not of its revisions. */
    void readAgain(String copy) {
        found.invalidate(copy);
    }

    /**
     * The fork is read first, so that all that it has of the draft is in the draft.
     *
     * @param client with which the draft is written in
     */
    Compared compare(SuggestionCopy copy, long client) {
        var fork = fork(copy);
        var current = collaborationService.current(copy.fork().origin());
        var draft = new YDoc(client);
        draft.applyUpdate(current.update());
        return compare(copy, fork, draft, current.seq());
    }

    private YDoc fork(SuggestionCopy copy) {
        var fork = copy.fork().draft();
        if (collaborationService.revisions(List.of(fork)).isEmpty()) {
            throw new NoForkException("it is not made yet");
        }
        return collaborationService.read(fork);
    }

    private static Compared compare(SuggestionCopy copy, YDoc fork, YDoc draft, long seq) {
        fork.applyUpdate(draft.encodeStateAsUpdate(fork.encodeStateVector()));
        var names = copy.names().stream().collect(toMap(Name::now, Name::former, (one, _) -> one));
        return new Compared(fork, draft, seq, new ForkComparison(draft, fork), names);
    }
}
