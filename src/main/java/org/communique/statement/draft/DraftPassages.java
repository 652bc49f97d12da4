package org.communique.statement.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.communique.crdt.YDoc;
import org.communique.crdt.position.AbsolutePosition;
import org.communique.crdt.position.RelativePosition;
import org.communique.statement.draft.DraftAnchor.Letter;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Passages.Passage;
import org.communique.text.comparison.Quotation;
import org.communique.text.comparison.Quotation.Place;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;

/** The passages of a draft, each as the editor left it and as readers will see it. */
final class DraftPassages {

    private static final long BEFORE = 0;
    private static final long AFTER = -1;

    private final YDoc document;
    private final List<DraftPassage> edited;
    private final List<Passage> read;

    /** @param to behind the last letter */
    record Words(Passage passage, int from, int to) {

        Quotation quotation() {
            return Quotation.of(passage, from, to);
        }

        Place place() {
            return new Place(passage.address(), from, to);
        }

        String letters() {
            return passage.letters().substring(from, to);
        }
    }

    DraftPassages(YDoc document) {
        this.document = document;
        var fragment = DraftCodec.fragment(document);
        this.edited = DraftPassage.all(fragment);
        this.read = Passages.of(new RichText(DraftReader.blocks(fragment))).all();
    }

    /** The words that the anchor means, as they are now; empty if they are gone, or no longer in one passage. */
    Optional<Words> words(DraftAnchor anchor) {
        var first = position(anchor.first(), BEFORE);
        var last = position(anchor.last(), AFTER);
        if (first == null || last == null) {
            return Optional.empty();
        }
        for (var passage : edited) {
            int from = passage.placeOf(first.type(), first.index());
            int to = passage.placeOf(last.type(), last.index());
            if (from >= 0 && to > from) {
                return read(passage).flatMap(same -> words(same, passage, from, to));
            }
        }
        return Optional.empty();
    }

    private @Nullable AbsolutePosition position(Letter letter, long side) {
        var json = Map.of("item", Map.of("client", letter.client(), "clock", letter.clock()), "assoc", side);
        return RelativePosition.fromJson(json).resolve(document);
    }

    private static Optional<Words> words(Passage same, DraftPassage passage, int from, int to) {
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
        return start < end ? Optional.of(new Words(same, start, end)) : Optional.empty();
    }

    /** As readers will see it: of those that read alike, the one with as many before it. */
    private Optional<Passage> read(DraftPassage passage) {
        var alike = read.stream()
                .filter(each -> passage.placesOf(each.letters()) != null)
                .toList();
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        var letters = alike.getFirst().letters();
        long earlier = edited.stream()
                .takeWhile(each -> each != passage)
                .filter(each -> each.placesOf(letters) != null)
                .count();
        return alike.stream().skip(earlier).findFirst();
    }

    /** As the editor left what readers will see at this address: likewise. */
    Optional<DraftPassage> edited(String address) {
        var passage = read.stream()
                .filter(each -> each.address().equals(address))
                .findFirst()
                .orElseThrow();
        long earlier = read.stream()
                .takeWhile(each -> each != passage)
                .filter(each -> each.letters().equals(passage.letters()))
                .count();
        return edited.stream()
                .filter(each -> each.placesOf(passage.letters()) != null)
                .skip(earlier)
                .findFirst();
    }

    /** What readers will see at this address. */
    String letters(String address) {
        return read.stream()
                .filter(each -> each.address().equals(address))
                .findFirst()
                .orElseThrow()
                .letters();
    }
}
