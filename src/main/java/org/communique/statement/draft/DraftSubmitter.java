package org.communique.statement.draft;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.stream.Collectors;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.VersionFrozen;
import org.communique.statement.StatementId;
import org.communique.statement.StatementReconcileQueue;
import org.communique.statement.Statements;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.draft.SubmissionOutcome.AmendmentsOpen;
import org.communique.statement.draft.SubmissionOutcome.NotDrafting;
import org.communique.statement.draft.SubmissionOutcome.NothingToSubmit;
import org.communique.statement.draft.SubmissionOutcome.PassageMisread;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.draft.SubmissionOutcome.SubmittedTooOften;
import org.communique.statement.draft.SubmissionOutcome.TextMisread;
import org.communique.statement.draft.SubmissionOutcome.TooLong;
import org.communique.statement.draft.SubmissionOutcome.Unchanged;
import org.communique.statement.draft.TextCheck.Outcome.Sound;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.lifecycle.StatementQuota;
import org.communique.statement.version.Version;
import org.communique.statement.version.VersionFactsRecorder;
import org.communique.statement.version.Versions;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Freezes a draft and makes it the next version of its statement. */
@Component
class DraftSubmitter {

    private final Statements statements;
    private final Versions versions;
    private final CollaborationService collaborationService;
    private final SubmissionReconciler reconciler;
    private final SubmissionCheck submissionCheck;
    private final VersionFactsRecorder facts;
    private final ObjectProvider<FreezePreparation> preparations;
    private final StatementReconcileQueue reconcileQueue;
    private final CurrentMember currentMember;
    private final MongoOperations mongo;
    private final StatementQuota quota;
    private final HeavyWorkExecutor work;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DraftSubmitter(
            Statements statements,
            Versions versions,
            CollaborationService collaborationService,
            SubmissionReconciler reconciler,
            SubmissionCheck submissionCheck,
            VersionFactsRecorder facts,
            ObjectProvider<FreezePreparation> preparations,
            StatementReconcileQueue reconcileQueue,
            CurrentMember currentMember,
            MongoOperations mongo,
            StatementQuota quota,
            HeavyWorkExecutor work,
            ApplicationEventPublisher events,
            Clock clock) {
        this.statements = statements;
        this.versions = versions;
        this.collaborationService = collaborationService;
        this.reconciler = reconciler;
        this.submissionCheck = submissionCheck;
        this.facts = facts;
        this.preparations = preparations;
        this.reconcileQueue = reconcileQueue;
        this.currentMember = currentMember;
        this.mongo = mongo;
        this.quota = quota;
        this.work = work;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Freezes the draft and makes it the next version. The draft is fenced first, so the version holds every edit that
     * was acknowledged and no later one; the statement's own conditional update then decides between two who submit at once.
     * A text that could not be read once it is frozen is found before, and what fails in between opens the draft again.
     *
     * @param withOpenAmendments whether it is submitted although amendments are open
     * @param changeNote         may be empty
     */
    SubmissionOutcome submit(StatementId statement, boolean withOpenAmendments, String changeNote) {
        var current = statements.findById(statement).orElseThrow();
        if (current.phase() != Phase.DRAFTING) {
            return new NotDrafting(current.phase());
        }
        var obstacle = submissionCheck.obstacle(current).orElse(null);
        if (obstacle != null && !(withOpenAmendments && obstacle instanceof AmendmentsOpen)) {
            return obstacle;
        }
        var tooOften = quota.submission(currentMember.id(), statement);
        if (tooOften.isPresent()) {
            return new SubmittedTooOften(tooOften.get());
        }
        var checked = work.run(WorkKind.IMPORT, currentMember.id().value(), () -> TextCheck.of(textOf(statement)));
        var refusal = refusal(current, checked);
        if (refusal != null) {
            return refusal;
        }
        reconciler.begin(statement);
        var epoch = collaborationService.freeze(draftOf(statement));
        var fenced = checkAgain(statement, textOf(statement), checked, epoch);
        refusal = refusal(current, fenced);
        if (refusal != null) {
            collaborationService.reopen(draftOf(statement), epoch);
            return refusal;
        }
        return freeze(current, (Sound) fenced, epoch, changeNote);
    }

    /**
     * Most often nothing was written since. Of the same text this says the same to all who submit it at once: one that opens the
     * draft again takes it from no one.
     */
    private TextCheck.Outcome checkAgain(StatementId statement, RichText text, TextCheck.Outcome before, long epoch) {
        try {
            return before instanceof Sound(var sound, var _) && sound.equals(CanonicalText.of(text))
                    ? before
                    : TextCheck.of(text);
        } catch (RuntimeException | StackOverflowError e) {
            collaborationService.reopen(draftOf(statement), epoch);
            throw e;
        }
    }

    private @Nullable SubmissionOutcome refusal(Statement statement, TextCheck.Outcome checked) {
        return switch (checked) {
            case TextCheck.Outcome.Empty() -> new NothingToSubmit();
            case TextCheck.Outcome.TooLong(var characters) -> new TooLong(characters, TextCheck.LIMIT);
            case TextCheck.Outcome.Misread(var excerpt) ->
                excerpt.isEmpty() ? new TextMisread() : new PassageMisread(excerpt);
            case Sound(var text, var _) -> {
                var newest = statement.newestVersion();
                yield newest != null
                                && TextHash.of(text).equals(statement.frozen().newest())
                        ? new Unchanged(newest.number())
                        : VersionLimits.refusal(statement, text, () -> submittedByMember(statement.id()));
            }
        };
    }

    private long submittedByMember(StatementId statement) {
        var member = currentMember.id();
        return versions.findSummaryByStatementOrderByNumberDesc(statement).stream()
                .filter(version -> version.frozenBy().equals(member))
                .count();
    }

    private SubmissionOutcome freeze(Statement statement, Sound checked, long epoch, String changeNote) {
        var text = checked.text();
        var version = version(statement, checked, epoch, changeNote);
        preparations.forEach(preparation -> preparation.prepare(version.id()));
        if (!store(version)) {
            return new NotDrafting(
                    statements.findById(statement.id()).orElseThrow().phase());
        }
        var update = new Update()
                .set("phase", Phase.IN_REVIEW)
                .set("versions", version.number())
                .set("frozenBytes", VersionLimits.frozenBytes(statement, text))
                .set("newest", version.hash())
                .set("submittedBy", version.frozenBy())
                .set("changedAt", version.frozenAt());
        var guard = where("_id")
                .is(statement.id())
                .and("phase")
                .is(Phase.DRAFTING)
                .and("versions")
                .is(statement.frozen().versions());
        reconcileQueue.add(statement.id());
        if (mongo.updateFirst(query(guard), update, Statement.class).getModifiedCount() == 0) {
            return new NotDrafting(
                    statements.findById(statement.id()).orElseThrow().phase());
        }
        events.publishEvent(new VersionFrozen(
                statement.id(), version.id(), version.hash(), version.frozenBy(), version.frozenAt()));
        return new Submitted(version.id(), version.hash());
    }

    /** Whether the number now holds this text: concurrent submitters store the same. */
    private boolean store(Version version) {
        try {
            mongo.insert(version);
            return true;
        } catch (DuplicateKeyException e) {
            return versions.findSummaryById(version.id())
                    .filter(stored -> stored.hash().equals(version.hash()) && stored.epoch() == version.epoch())
                    .isPresent();
        }
    }

    private Version version(Statement statement, Sound checked, long epoch, String changeNote) {
        var text = checked.text();
        var number = statement.frozen().versions() + 1;
        return new Version(
                VersionId.of(statement.id(), number),
                statement.id(),
                number,
                statement.title(),
                statement.language(),
                text,
                TextHash.of(text),
                currentMember.id(),
                clock.instant(),
                collaborationService.contributors(draftOf(statement.id())).stream()
                        .map(MemberId::new)
                        .collect(Collectors.toSet()),
                epoch,
                facts.of(statement, checked.words()),
                changeNote.isEmpty() ? null : changeNote);
    }

    private RichText textOf(StatementId statement) {
        return DraftCodec.read(collaborationService.state(draftOf(statement)));
    }

    private static DraftId draftOf(StatementId statement) {
        return new DraftId(statement.value());
    }
}
