package org.communique.statement.draft;

import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.version.Versions;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Quotation.Place;
import org.communique.text.comparison.QuoteSearch;
import org.communique.text.comparison.TextReplacement;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Applies a suggestion to the draft, which may have changed since the words were quoted from a version or from itself. */
@Service
@PreAuthorize("denyAll()")
public class DraftRewordingService {

    private final Statements statements;
    private final Versions versions;
    private final CollaborationService collaborationService;
    private final CurrentMember currentMember;
    private final HeavyWorkExecutor heavyWorkExecutor;

    DraftRewordingService(
            Statements statements,
            Versions versions,
            CollaborationService collaborationService,
            CurrentMember currentMember,
            HeavyWorkExecutor heavyWorkExecutor) {
        this.statements = statements;
        this.versions = versions;
        this.collaborationService = collaborationService;
        this.currentMember = currentMember;
        this.heavyWorkExecutor = heavyWorkExecutor;
    }

    /**
     * Replaces the words as an edit of the current member, if the draft still has them exactly once. Surrounding formats, and what old
     * and new words have in common, stay.
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public RewordOutcome reword(StatementId statement, Reword command) {
        if (statements.findById(statement).orElseThrow().phase() != Phase.DRAFTING) {
            return new RewordOutcome.Frozen();
        }
        var member = currentMember.id().value();
        return heavyWorkExecutor.run(WorkKind.PARSE, member, () -> reword(statement, command, member));
    }

    private RewordOutcome reword(StatementId statement, Reword command, String member) {
        var draft = new DraftId(statement.value());
        var state = collaborationService.state(draft);
        if (collaborationService.hasEdit(draft, member, state, command.client())) {
            return new RewordOutcome.Reworded();
        }
        var now = DraftCodec.read(state);
        // Words of the draft were quoted from what will be the next version.
        var old = versions.findById(VersionId.of(statement, command.version()))
                .map(version -> CanonicalText.read(version.text()))
                .orElse(now);
        var places = new QuoteSearch(old, now).find(command.quotation());
        if (places.size() != 1) {
            return places.isEmpty() ? new RewordOutcome.WordsGone() : new RewordOutcome.WordsTwice();
        }
        return reword(draft, state, now, places.getFirst(), command, member);
    }

    /** A client id for one edit of the current member; no one else can write with it, or know it before. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public long keepClient(StatementId statement) {
        return collaborationService.keepClient(
                new DraftId(statement.value()), currentMember.id().value());
    }

    /** Whether the edit of this client id, which was kept for this member, is in the draft. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public boolean isDone(StatementId statement, long client, MemberId by) {
        var draft = new DraftId(statement.value());
        return heavyWorkExecutor.run(
                WorkKind.PARSE,
                currentMember.id().value(),
                () -> collaborationService.hasEdit(draft, by.value(), collaborationService.state(draft), client));
    }

    private RewordOutcome reword(
            DraftId draft, byte[] state, RichText text, Place place, Reword command, String member) {
        var document = new YDoc(command.client());
        document.applyUpdate(state);
        var passages = Passages.of(text);
        var passage = passages.at(place.address()).orElseThrow();
        int earlier = (int) passages.all().stream()
                .takeWhile(each -> each != passage)
                .filter(each -> each.letters().equals(passage.letters()))
                .count();
        var alike = DraftPassage.all(DraftCodec.fragment(document)).stream()
                .filter(each -> each.placesOf(passage.letters()) != null)
                .toList();
        if (alike.size() <= earlier) {
            return new RewordOutcome.WordsGone();
        }
        var found = alike.get(earlier);
        int[] letters = found.placesOf(passage.letters());
        if (letters == null) {
            return new RewordOutcome.WordsGone();
        }
        var changes = TextReplacement.between(command.quotation().exact(), command.words()).stream()
                .map(replacement -> in(letters, place.from(), replacement))
                .toList();
        if (!changes.stream().allMatch(found::canReword)) {
            return new RewordOutcome.AcrossBreak();
        }
        var before = document.encodeStateVector();
        document.transact(() -> changes.reversed().forEach(found::reword));
        return switch (collaborationService.apply(draft, member, document.encodeStateAsUpdate(before))) {
            case APPLIED -> new RewordOutcome.Reworded();
            case FROZEN -> new RewordOutcome.Frozen();
            case TOO_LARGE, TOO_DEEP -> new RewordOutcome.TooLarge();
        };
    }

    /** The same change at its place in the draft; what the frozen text left out behind the last letter stays. */
    private static TextReplacement in(int[] letters, int start, TextReplacement replacement) {
        int from = letters[start + replacement.from()];
        int to = replacement.to() == replacement.from() ? from : letters[start + replacement.to() - 1] + 1;
        return new TextReplacement(from, to, replacement.words());
    }
}
