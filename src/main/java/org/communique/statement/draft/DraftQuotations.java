package org.communique.statement.draft;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YDoc;
import org.communique.crdt.position.AbsolutePosition;
import org.communique.crdt.position.RelativePosition;
import org.communique.statement.StatementId;
import org.communique.statement.draft.DraftAnchor.Letter;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Passages.Passage;
import org.communique.text.comparison.Quotation;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quotes the words that anchors mean, as they are now. */
@Component
public class DraftQuotations {

    private static final long BEFORE = 0;
    private static final long AFTER = -1;

    private final CollaborationService collaborationService;

    DraftQuotations(CollaborationService collaborationService) {
        this.collaborationService = collaborationService;
    }

    /** Without those whose words are no longer in the draft, or no longer in one passage. */
    public Map<DraftAnchor, Quotation> of(StatementId statement, Collection<DraftAnchor> anchors) {
        var document = new YDoc();
        document.applyUpdate(collaborationService.state(new DraftId(statement.value())));
        var fragment = DraftCodec.fragment(document);
        var drafted = DraftPassage.all(fragment);
        var frozen = Passages.of(new RichText(DraftReader.blocks(fragment))).all();
        Map<DraftAnchor, Quotation> quotations = new HashMap<>();
        for (var anchor : anchors) {
            quote(anchor, document, drafted, frozen).ifPresent(quotation -> quotations.put(anchor, quotation));
        }
        return quotations;
    }

    private static Optional<Quotation> quote(
            DraftAnchor anchor, YDoc document, List<DraftPassage> drafted, List<Passage> frozen) {
        var first = position(anchor.first(), BEFORE, document);
        var last = position(anchor.last(), AFTER, document);
        if (first == null || last == null) {
            return Optional.empty();
        }
        for (var passage : drafted) {
            int from = passage.placeOf(first.type(), first.index());
            int to = passage.placeOf(last.type(), last.index());
            if (from >= 0 && to > from) {
                return counterpart(passage, drafted, frozen).flatMap(same -> quote(same, passage, from, to));
            }
        }
        return Optional.empty();
    }

    private static @Nullable AbsolutePosition position(Letter letter, long side, YDoc document) {
        var json = Map.of("item", Map.of("client", letter.client(), "clock", letter.clock()), "assoc", side);
        return RelativePosition.fromJson(json).resolve(document);
    }

    /** The passage in the text as readers will see it: of those that read the same, the one with as many before it. */
    private static Optional<Passage> counterpart(
            DraftPassage passage, List<DraftPassage> drafted, List<Passage> frozen) {
        var alike = frozen.stream()
                .filter(each -> passage.placesOf(each.letters()) != null)
                .toList();
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        var letters = alike.getFirst().letters();
        long earlier = drafted.stream()
                .takeWhile(each -> each != passage)
                .filter(each -> each.placesOf(letters) != null)
                .count();
        return alike.stream().skip(earlier).findFirst();
    }

    private static Optional<Quotation> quote(Passage same, DraftPassage passage, int from, int to) {
        int[] places = passage.placesOf(same.letters());
        if (places == null) {
            return Optional.empty();
        }
        int length = same.letters().length();
        int start = 0;
        while (start < length && places[start] < from) {
            start++;
        }
        int end = length;
        while (end > start && places[end - 1] >= to) {
            end--;
        }
        return start < end ? Optional.of(Quotation.of(same, start, end)) : Optional.empty();
    }
}
