package org.communique.amendment.suggestion;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.amendment.SuggestionEvent.SuggestionsChanged;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionNotOpen;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsFrozen;
import org.communique.amendment.suggestion.SuggestionResult.SuggestionsSettled;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.text.unicode.ShortText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What members suggest to change in a draft without writing in it, and what becomes of it. */
@Service
@PreAuthorize("denyAll()")
public class DraftSuggestionService {

    private static final int LONGEST_REASON = 1_000;

    private final SuggestionCopies copies;
    private final SuggestionReader reader;
    private final SuggestionDecider decider;
    private final ForkRenewal forkRenewal;
    private final CollaborationService collaborationService;
    private final Statements statements;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final MemberQuotas quotas;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DraftSuggestionService(
            SuggestionCopies copies,
            SuggestionReader reader,
            SuggestionDecider decider,
            ForkRenewal forkRenewal,
            CollaborationService collaborationService,
            Statements statements,
            StatementRights rights,
            CurrentMember currentMember,
            MemberQuotas quotas,
            ApplicationEventPublisher events,
            Clock clock) {
        this.copies = copies;
        this.reader = reader;
        this.decider = decider;
        this.forkRenewal = forkRenewal;
        this.collaborationService = collaborationService;
        this.statements = statements;
        this.rights = rights;
        this.currentMember = currentMember;
        this.quotas = quotas;
        this.events = events;
        this.clock = clock;
    }

    /** In the order of the text. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public List<DraftSuggestion> of(StatementId statement) {
        return reader.of(statement);
    }

    /** The colours of their carets, as #rrggbb. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Map<MemberId, String> colours(StatementId statement, Set<MemberId> authors) {
        var draft = new DraftId(statement.value());
        return authors.stream()
                .collect(toMap(author -> author, author -> collaborationService.colourOf(draft, author.value())));
    }

    /** The draft in which the current member writes what they suggest; it is begun if there is none. */
    @PreAuthorize("@statementRights.canComment(#statement)")
    public DraftId begin(StatementId statement) {
        var author = currentMember.id();
        var found = copies.find(statement, author);
        if (found.isEmpty()) {
            quotas.take(Quota.PROPOSALS);
        }
        return fork(found.orElseGet(() -> copies.begin(statement, author, clock.instant())));
    }

    /** One that is there: the draft may be forked again meanwhile, and a new fork without suggestions is made here. */
    private DraftId fork(SuggestionCopy copy) {
        var fork = copy.fork().draft();
        if (collaborationService.revisions(List.of(fork)).isEmpty()) {
            decider.begun(copy);
            collaborationService.create(
                    fork,
                    collaborationService.state(copy.fork().origin()),
                    copy.author().value());
        }
        forkRenewal.finish(copy);
        var now = copies.find(copy.id()).orElse(copy);
        return now.generation() == copy.generation() ? fork : fork(now);
    }

    /**
     * Those of these that are still as they were seen.
     *
     * @param seen by their ids, the revisions in which they were shown to the current member
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public SuggestionResult accept(StatementId statement, Map<SuggestionId, String> seen) {
        var by = currentMember.id();
        return decide(statement, seen.keySet(), (copy, _) -> decider.accept(copy, seen, by));
    }

    /**
     * As someone who may edit the draft, or of one's own.
     *
     * @param reason shown to the authors
     */
    @PreAuthorize("@statementRights.canComment(#statement)")
    public SuggestionResult reject(StatementId statement, Collection<SuggestionId> suggestions, String reason) {
        var self = currentMember.id();
        if (!suggestions.stream().allMatch(each -> each.author().equals(self)) && !rights.canEdit(statement)) {
            throw new AccessDeniedException("not one's own");
        }
        var said = ShortText.optionalLines(reason, LONGEST_REASON);
        return decide(statement, suggestions, (copy, ids) -> decider.reject(copy, ids, said, self));
    }

    /** On some suggestions of one author. */
    private interface Decision {

        SuggestionResult on(String copy, Set<SuggestionId> ids);
    }

    private SuggestionResult decide(StatementId statement, Collection<SuggestionId> suggestions, Decision decision) {
        if (!statements.findById(statement).orElseThrow().phase().isDrafted()) {
            return new SuggestionsFrozen();
        }
        int settled = 0;
        SuggestionResult refusal = new SuggestionNotOpen();
        var byAuthor = suggestions.stream().collect(groupingBy(SuggestionId::author, toSet()));
        for (var each : byAuthor.entrySet()) {
            switch (decide(statement, each.getKey(), each.getValue(), decision)) {
                case SuggestionsSettled(int number) -> settled += number;
                case SuggestionResult refused -> refusal = refused;
            }
        }
        if (settled == 0) {
            return refusal;
        }
        events.publishEvent(new SuggestionsChanged(statement));
        return new SuggestionsSettled(settled);
    }

    private SuggestionResult decide(StatementId statement, MemberId author, Set<SuggestionId> ids, Decision decision) {
        var copy = copies.find(statement, author).orElse(null);
        if (copy == null
                || collaborationService.revisions(List.of(copy.fork().draft())).isEmpty()) {
            return new SuggestionNotOpen();
        }
        return decision.on(copy.id(), ids);
    }
}
