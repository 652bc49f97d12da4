package org.communique.statement.draft;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.collab.room.EditResult;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.draft.SubmissionOutcome.AmendmentObstacle;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.version.Version;
import org.communique.text.document.RichText;
import org.communique.text.unicode.ShortText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Reading a draft, and freezing it as the next version. */
@Service
@PreAuthorize("denyAll()")
public class DraftService {

    private final Statements statements;
    private final CollaborationService collaborationService;
    private final SubmissionCheck submissionCheck;
    private final DraftSubmitter submitter;
    private final CurrentMember currentMember;
    private final DraftRestorationRecorder draftRestorationRecorder;
    private final HeavyWorkExecutor work;

    DraftService(
            Statements statements,
            CollaborationService collaborationService,
            SubmissionCheck submissionCheck,
            DraftSubmitter submitter,
            CurrentMember currentMember,
            DraftRestorationRecorder draftRestorationRecorder,
            HeavyWorkExecutor work) {
        this.statements = statements;
        this.collaborationService = collaborationService;
        this.submissionCheck = submissionCheck;
        this.submitter = submitter;
        this.currentMember = currentMember;
        this.draftRestorationRecorder = draftRestorationRecorder;
        this.work = work;
    }

    @PreAuthorize("@statementRights.canRead(#statement)")
    public RichText read(StatementId statement) {
        return work.run(WorkKind.DRAFT, currentMember.id().value(), () -> textOf(statement));
    }

    /** As {@link #read}, with its revision. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public DraftText current(StatementId statement) {
        return work.run(WorkKind.DRAFT, currentMember.id().value(), () -> {
            var state = collaborationService.current(draftOf(statement));
            return new DraftText(DraftCodec.read(state.update()), state.seq());
        });
    }

    /** The number of its last edit; as {@link #current} has it, without reading the text. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public long revision(StatementId statement) {
        return collaborationService.revision(draftOf(statement));
    }

    /** As it goes out in a file, with its revision, by which it is found when the file comes back. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public DraftText exported(StatementId statement) {
        var exported = current(statement);
        return work.run(WorkKind.DRAFT, currentMember.id().value(), () -> {
            collaborationService.keepExported(draftOf(statement), exported.revision());
            return exported;
        });
    }

    private RichText textOf(StatementId statement) {
        return DraftCodec.read(collaborationService.state(draftOf(statement)));
    }

    /** The current member's colour in the draft, as #rrggbb. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public String colour(StatementId statement) {
        return collaborationService.colourOf(
                draftOf(statement), currentMember.id().value());
    }

    /** Replaces what the draft says by a text, as an edit of the current member. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public ReplacementOutcome replace(StatementId statement, RichText text) {
        var draft = draftOf(statement);
        var member = currentMember.id().value();
        return ReplacementOutcome.of(work.run(
                WorkKind.DRAFT,
                member,
                () -> replace(
                        collaborationService.state(draft),
                        text,
                        update -> collaborationService.apply(draft, member, update))));
    }

    /** As {@link #replace}, if the draft is at one of these revisions or has the text already. No edit of another comes in between. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public ReplacementOutcome replaceAt(StatementId statement, Set<Long> revisions, RichText text) {
        var draft = draftOf(statement);
        var member = currentMember.id().value();
        return ReplacementOutcome.of(work.run(WorkKind.DRAFT, member, () -> {
            var state = collaborationService.current(draft);
            if (!revisions.contains(state.seq())) {
                return DraftCodec.says(state.update(), text) ? EditResult.APPLIED : EditResult.OVERTAKEN;
            }
            return replace(
                    state.update(),
                    text,
                    update -> collaborationService.applyAfter(draft, state.seq(), member, update));
        }));
    }

    /** A draft that would be in too many pieces is written again, unless the text itself is too large. */
    private EditResult replace(byte[] state, RichText text, Function<byte[], EditResult> apply) {
        var result = apply.apply(DraftCodec.replacement(state, text));
        return result == EditResult.TOO_LARGE
                        && collaborationService.beginWith(DraftCodec.update(text)) == EditResult.APPLIED
                ? apply.apply(DraftCodec.rewriting(state, text))
                : result;
    }

    /**
     * The current member's editor reports that it restored an older text. Once the edit is stored, this is recorded, and other editors
     * are notified.
     *
     * @param from when it was the text
     * @param before the number of the last edit before
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public void recordRestoration(StatementId statement, Instant from, long before) {
        draftRestorationRecorder.report(statement, currentMember.id(), from, before);
    }

    /** Which amendments should be settled before the draft is submitted; empty if none. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public Optional<AmendmentObstacle> amendmentObstacle(StatementId statement) {
        return submissionCheck.obstacle(statements.findById(statement).orElseThrow());
    }

    /** As the other one, unless amendments are open. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public SubmissionOutcome submit(StatementId statement) {
        return submit(statement, false, "");
    }

    /**
     * @param withOpenAmendments whether it is submitted although amendments are open
     * @param changeNote         note for the reviewers; may be empty
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public SubmissionOutcome submit(StatementId statement, boolean withOpenAmendments, String changeNote) {
        return submitter.submit(
                statement, withOpenAmendments, ShortText.optionalLines(changeNote, Version.LONGEST_NOTE));
    }

    private static DraftId draftOf(StatementId statement) {
        return new DraftId(statement.value());
    }
}
