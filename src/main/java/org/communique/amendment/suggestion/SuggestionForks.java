package org.communique.amendment.suggestion;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.communique.amendment.SuggestionEvent.SuggestionsChanged;
import org.communique.coalition.directory.Member;
import org.communique.collab.DraftForks;
import org.communique.collab.DraftId;
import org.communique.collab.log.EditLog;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.AdditionalDraftRights;
import org.communique.statement.access.StatementRights;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets members into their own forks while the draft is open, and says soon after that they wrote something there. */
@Component
class SuggestionForks implements AdditionalDraftRights, DraftForks {

    /** As often, at most, the screens of a statement are told. */
    private static final long TOGETHER_MS = 700;

    private final SuggestionCopies copies;
    private final EditLog edits;
    private final Statements statements;
    private final StatementRights rights;
    private final ApplicationEventPublisher events;
    private final Executor executor;
    private final Set<StatementId> written = ConcurrentHashMap.newKeySet();

    SuggestionForks(
            SuggestionCopies copies,
            EditLog edits,
            Statements statements,
            StatementRights rights,
            ApplicationEventPublisher events,
            @Qualifier("applicationTaskExecutor") Executor executor) {
        this.copies = copies;
        this.edits = edits;
        this.statements = statements;
        this.rights = rights;
        this.events = events;
        this.executor = executor;
    }

    @Override
    public Optional<Fork> find(DraftId draft) {
        return SuggestionFork.of(draft)
                .map(fork -> new Fork(draft, fork.origin(), fork.author().value()));
    }

    @Override
    public void written(DraftId draft) {
        SuggestionFork.of(draft)
                .map(SuggestionFork::statement)
                .filter(written::add)
                .ifPresent(statement -> CompletableFuture.delayedExecutor(TOGETHER_MS, MILLISECONDS, executor)
                        .execute(() -> {
                            written.remove(statement);
                            events.publishEvent(new SuggestionsChanged(statement));
                        }));
    }

    @Override
    public Map<DraftId, AdditionalDraft> find(Set<DraftId> drafts) {
        Map<DraftId, AdditionalDraft> found = new HashMap<>();
        var named = drafts.stream()
                .filter(draft -> SuggestionFork.of(draft).isPresent())
                .toList();
        if (named.isEmpty()) {
            return found;
        }
        // Others were removed, or are not made yet.
        var forks = edits.revisions(named).keySet().stream()
                .flatMap(draft -> SuggestionFork.of(draft).stream())
                .toList();
        var byId = statements
                .findAllById(
                        forks.stream().map(SuggestionFork::statement).distinct().toList())
                .stream()
                .collect(toMap(Statement::id, identity()));
        for (var fork : forks) {
            var statement = byId.get(fork.statement());
            var copy = copies.find(fork.statement(), fork.author()).orElse(null);
            if (statement != null && copy != null && fork.generation() <= copy.generation()) {
                boolean open = statement.phase().isDrafted() && fork.generation() == copy.generation();
                found.put(
                        fork.draft(),
                        new AdditionalDraft(
                                fork.statement(),
                                member -> member.id().equals(fork.author()),
                                member -> open && mayComment(member, statement)));
            }
        }
        return found;
    }

    private boolean mayComment(Member member, Statement statement) {
        return rights.allows(member, statement, Right.REVIEW) || rights.allows(member, statement, Right.EDIT);
    }
}
