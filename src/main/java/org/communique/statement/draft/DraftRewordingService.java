package org.communique.statement.draft;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.statement.version.Versions;
import org.communique.text.comparison.Quotation.Place;
import org.communique.text.comparison.QuoteSearch;
import org.communique.text.comparison.TextReplacement;
import org.communique.text.markdown.CanonicalText;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.TooBusyException;
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
    private final Clock clock;

    DraftRewordingService(
            Statements statements,
            Versions versions,
            CollaborationService collaborationService,
            CurrentMember currentMember,
            HeavyWorkExecutor heavyWorkExecutor,
            Clock clock) {
        this.statements = statements;
        this.versions = versions;
        this.collaborationService = collaborationService;
        this.currentMember = currentMember;
        this.heavyWorkExecutor = heavyWorkExecutor;
        this.clock = clock;
    }

    /**
     * Replaces the words as an edit of the current member, if the draft still has them exactly once. Surrounding formats, and what old
     * and new words have in common, stay.
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public RewordOutcome reword(StatementId statement, Reword command) {
        if (!statements.findById(statement).orElseThrow().phase().isDrafted()) {
            return new RewordOutcome.Frozen();
        }
        var member = currentMember.id().value();
        return heavyWorkExecutor.run(WorkKind.DRAFT, member, () -> reword(statement, command, member));
    }

    private RewordOutcome reword(StatementId statement, Reword command, String member) {
        var draft = new DraftId(statement.value());
        var state = collaborationService.state(draft);
        if (collaborationService.hasEdit(draft, member, state, command.client())) {
            return new RewordOutcome.Reworded();
        }
        var document = new YDoc(command.client());
        document.applyUpdate(state);
        var passages = new DraftPassages(document);
        var places = places(statement, command, document, passages);
        if (places.size() != 1) {
            return places.isEmpty() ? new RewordOutcome.WordsGone() : new RewordOutcome.WordsTwice();
        }
        return reword(draft, document, passages, places.getFirst(), command, member);
    }

    /** Editors highlight what the anchor means, whatever it reads: those words or none. Only where its letters have gone is there a search. */
    private List<Place> places(StatementId statement, Reword command, YDoc document, DraftPassages passages) {
        var anchored = Optional.ofNullable(command.anchor()).flatMap(passages::words);
        if (anchored.isPresent()) {
            return anchored.filter(
                            words -> words.letters().equals(command.quotation().exact()))
                    .map(words -> List.of(words.place()))
                    .orElse(List.of());
        }
        var now = DraftCodec.read(document);
        return new QuoteSearch(now)
                .quotedFrom(() -> versions.findById(VersionId.of(statement, command.version()))
                        .map(version -> CanonicalText.read(version.text()))
                        .orElse(now))
                .find(command.quotation());
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
                WorkKind.DRAFT,
                currentMember.id().value(),
                () -> collaborationService.hasEdit(draft, by.value(), collaborationService.state(draft), client));
    }

    private RewordOutcome reword(
            DraftId draft, YDoc document, DraftPassages passages, Place place, Reword command, String member) {
        var found = passages.edited(place.address()).orElse(null);
        int[] letters = found == null ? null : found.placesOf(passages.letters(place.address()));
        if (found == null || letters == null) {
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
        if (clock.instant().isAfter(command.until())) {
            throw new TooBusyException();
        }
        return switch (collaborationService.apply(draft, member, document.encodeStateAsUpdate(before))) {
            case APPLIED -> new RewordOutcome.Reworded();
            case FROZEN -> new RewordOutcome.Frozen();
            case OVERTAKEN -> throw new IllegalStateException("a rewording may follow any edit");
            case TOO_LARGE, TOO_DEEP -> new RewordOutcome.TooLarge();
        };
    }

    /** The same change at its place in the draft; what the frozen text left out after the last letter stays. */
    private static TextReplacement in(int[] letters, int start, TextReplacement replacement) {
        int from = letters[start + replacement.from()];
        int to = replacement.to() == replacement.from() ? from : letters[start + replacement.to() - 1] + 1;
        return new TextReplacement(from, to, replacement.words());
    }
}
