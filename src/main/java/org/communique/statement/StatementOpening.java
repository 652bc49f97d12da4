package org.communique.statement;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.communique.coalition.CurrentMember;
import org.communique.collab.DraftId;
import org.communique.collab.Drafts;
import org.communique.statement.StatementEvent.StatementOpened;
import org.communique.text.RichText;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Opens statements. */
@Service
@PreAuthorize("denyAll()")
public class StatementOpening {

    private final MongoOperations mongo;
    private final Drafts drafts;
    private final ChangedStatements changed;
    private final GrantCheck check;
    private final StatementQuota quota;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final HeavyWork heavyWork;
    private final Clock clock;

    StatementOpening(
            MongoOperations mongo,
            Drafts drafts,
            ChangedStatements changed,
            GrantCheck check,
            StatementQuota quota,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            HeavyWork heavyWork,
            Clock clock) {
        this.mongo = mongo;
        this.drafts = drafts;
        this.changed = changed;
        this.check = check;
        this.quota = quota;
        this.currentMember = currentMember;
        this.events = events;
        this.heavyWork = heavyWork;
        this.clock = clock;
    }

    /** Why the current member can open no statement now; empty if they can. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<QuotaExceeded> refusal() {
        return quota.opening(currentMember.id());
    }

    /** Why no statement can begin with the text; empty if one can. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<TextRefusal> refusalOf(RichText text) {
        var outcome = heavyWork.run(
                WorkKind.IMPORT, currentMember.id().value(), () -> drafts.beginWith(DraftText.update(text)));
        return switch (outcome) {
            case APPLIED, FROZEN -> Optional.empty();
            case TOO_LARGE -> Optional.of(TextRefusal.TOO_LARGE);
            case TOO_DEEP -> Optional.of(TextRefusal.TOO_DEEP);
        };
    }

    /**
     * The draft comes first: a statement that can be found always has one.
     *
     * @throws IllegalStateException    if there is a {@link #refusal}
     * @throws IllegalArgumentException if there is a {@link #refusalOf} the text
     */
    @PreAuthorize("hasRole('COORDINATOR')")
    public StatementId open(OpenStatement command) {
        if (refusal().isPresent()) {
            throw new IllegalStateException("the member has opened as many statements as one may");
        }
        var statement = opened(command);
        var member = statement.coordinator().value();
        heavyWork.run(WorkKind.IMPORT, member, () -> {
            drafts.create(new DraftId(statement.id().value()), DraftText.update(command.text()), member);
            return statement;
        });
        changed.add(statement.id());
        mongo.insert(statement);
        events.publishEvent(new StatementOpened(
                statement.id(), statement.workflow(), statement.coordinator(), statement.createdAt()));
        return statement.id();
    }

    private Statement opened(OpenStatement command) {
        var language = Locale.forLanguageTag(command.language()).toLanguageTag();
        var now = clock.instant();
        return new Statement(
                StatementId.random(),
                Titles.checked(command.title()),
                language,
                command.workflow(),
                currentMember.id(),
                Phase.DRAFTING,
                check.checked(command.grants()),
                List.of(),
                0,
                null,
                null,
                null,
                now,
                now,
                null,
                null,
                null);
    }
}
