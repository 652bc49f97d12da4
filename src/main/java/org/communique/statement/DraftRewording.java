package org.communique.statement;

import org.communique.coalition.CurrentMember;
import org.communique.collab.DraftId;
import org.communique.collab.Drafts;
import org.communique.crdt.Updates;
import org.communique.crdt.YDoc;
import org.communique.text.CanonicalText;
import org.communique.text.Passages;
import org.communique.text.Quotation.Place;
import org.communique.text.QuoteSearch;
import org.communique.text.Rewording;
import org.communique.text.RichText;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Brings words that were proposed for a frozen text into the draft that has gone on since. */
@Service
@PreAuthorize("denyAll()")
public class DraftRewording {

    private final Statements statements;
    private final Versions versions;
    private final Drafts drafts;
    private final CurrentMember currentMember;
    private final HeavyWork heavyWork;

    DraftRewording(
            Statements statements, Versions versions, Drafts drafts, CurrentMember currentMember, HeavyWork heavyWork) {
        this.statements = statements;
        this.versions = versions;
        this.drafts = drafts;
        this.currentMember = currentMember;
        this.heavyWork = heavyWork;
    }

    /**
     * Replaces the words as an edit of the current member, if they still stand in the draft at one place. What is formatted
     * around them and what they have in common with the new words stays as it is.
     */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public RewordResult reword(StatementId statement, Reword command) {
        if (statements.findById(statement).orElseThrow().phase() != Phase.DRAFTING) {
            return new RewordResult.Frozen();
        }
        var member = currentMember.id().value();
        return heavyWork.run(WorkKind.PARSE, member, () -> reword(statement, command, member));
    }

    private RewordResult reword(StatementId statement, Reword command, String member) {
        var draft = new DraftId(statement.value());
        var state = drafts.state(draft);
        if (Updates.clockRanges(state).containsKey(command.client())) {
            return new RewordResult.Reworded();
        }
        var old = versions.findById(VersionId.of(statement, command.version())).orElseThrow();
        var now = DraftText.read(state);
        var places = new QuoteSearch(CanonicalText.read(old.text()), now).find(command.quotation());
        if (places.size() != 1) {
            return places.isEmpty() ? new RewordResult.WordsGone() : new RewordResult.WordsTwice();
        }
        return reword(draft, state, now, places.getFirst(), command, member);
    }

    /** Whether the edit of this client id is in the draft. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public boolean isDone(StatementId statement, long client) {
        return heavyWork.run(
                WorkKind.PARSE,
                currentMember.id().value(),
                () -> Updates.clockRanges(drafts.state(new DraftId(statement.value())))
                        .containsKey(client));
    }

    private RewordResult reword(
            DraftId draft, byte[] state, RichText text, Place place, Reword command, String member) {
        var document = new YDoc(command.client());
        document.applyUpdate(state);
        var passages = Passages.of(text);
        var passage = passages.at(place.address()).orElseThrow();
        int earlier = (int) passages.all().stream()
                .takeWhile(each -> each != passage)
                .filter(each -> each.letters().equals(passage.letters()))
                .count();
        var alike = DraftPassage.all(DraftText.fragment(document)).stream()
                .filter(each -> each.placesOf(passage.letters()) != null)
                .toList();
        if (alike.size() <= earlier) {
            return new RewordResult.WordsGone();
        }
        var found = alike.get(earlier);
        int[] letters = found.placesOf(passage.letters());
        if (letters == null) {
            return new RewordResult.WordsGone();
        }
        var changes = Rewording.between(command.quotation().exact(), command.words()).stream()
                .map(change -> in(letters, place.from(), change))
                .toList();
        if (!changes.stream().allMatch(found::canReword)) {
            return new RewordResult.AcrossBreak();
        }
        var before = document.encodeStateVector();
        document.transact(() -> changes.reversed().forEach(found::reword));
        return switch (drafts.apply(draft, member, document.encodeStateAsUpdate(before))) {
            case APPLIED -> new RewordResult.Reworded();
            case FROZEN -> new RewordResult.Frozen();
            case TOO_LARGE, TOO_DEEP -> new RewordResult.TooLarge();
        };
    }

    /** The same change at its place in the draft; what the frozen text left out behind the last letter stays. */
    private static Rewording in(int[] letters, int start, Rewording change) {
        int from = letters[start + change.from()];
        int to = change.to() == change.from() ? from : letters[start + change.to() - 1] + 1;
        return new Rewording(from, to, change.words());
    }
}
