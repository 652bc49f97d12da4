package org.communique.statement.draft;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.communique.crdt.Branch;
import org.communique.crdt.YDoc;
import org.communique.crdt.position.AbsolutePosition;
import org.communique.crdt.position.RelativePosition;
import org.communique.statement.draft.DraftAnchor.Letter;
import org.communique.statement.draft.codec.DraftCodec;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Passages.Passage;
import org.communique.text.comparison.Quotation;
import org.communique.text.comparison.Quotation.Place;
import org.jspecify.annotations.Nullable;

/** The passages of a draft, each as the editor left it and as readers will see it. */
final class DraftPassages {

    private static final long BEFORE = 0;
    private static final long AFTER = -1;

    private final YDoc document;
    /** By the shared texts that its letters are in. */
    private final Map<Branch, DraftPassage> byText = new IdentityHashMap<>();

    private final Map<String, Passage> read;

    /** Those that read alike have the same visible letters. */
    private final Map<String, List<DraftPassage>> editedByLetters;

    private final Map<String, List<Passage>> readByLetters;

    record Words(Passage passage, Place place) {

        Quotation quotation() {
            return Quotation.of(passage, place.from(), place.to());
        }

        String letters() {
            return passage.letters().substring(place.from(), place.to());
        }
    }

    DraftPassages(YDoc document) {
        this.document = document;
        var fragment = DraftCodec.fragment(document);
        var edited = DraftPassage.all(fragment);
        edited.forEach(passage -> passage.texts().forEach(text -> byText.put(text.branch, passage)));
        this.editedByLetters = edited.stream().collect(groupingBy(DraftPassage::visibleLetters));
        var passages = Passages.of(DraftCodec.read(document)).all();
        this.read = passages.stream().collect(toMap(Passage::address, identity(), (first, _) -> first));
        this.readByLetters =
                passages.stream().collect(groupingBy(passage -> DraftPassage.visibleLetters(passage.letters())));
    }

    /** The words that the anchor means, as they are now; empty if they are gone, or no longer in one passage. */
    Optional<Words> words(DraftAnchor anchor) {
        var first = position(anchor.first(), BEFORE);
        var last = position(anchor.last(), AFTER);
        if (first == null || last == null) {
            return Optional.empty();
        }
        var passage = byText.get(first.type().branch);
        int from = passage == null ? -1 : passage.placeOf(first.type(), first.index());
        int to = passage == null ? -1 : passage.placeOf(last.type(), last.index());
        return passage == null || from < 0 || to <= from
                ? Optional.empty()
                : read(passage).flatMap(same -> words(same, passage, from, to));
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
        return start < end
                ? Optional.of(new Words(same, Quotation.wholeCharacters(same, start, end)))
                : Optional.empty();
    }

    /** As readers will see it: of those that read alike, the one with as many before it. */
    private Optional<Passage> read(DraftPassage passage) {
        var letters = passage.visibleLetters();
        var alike = readByLetters.getOrDefault(letters, List.of()).stream()
                .filter(each -> passage.placesOf(each.letters()) != null)
                .toList();
        if (alike.isEmpty()) {
            return Optional.empty();
        }
        long earlier = editedByLetters.getOrDefault(letters, List.of()).stream()
                .takeWhile(each -> each != passage)
                .filter(each -> each.placesOf(alike.getFirst().letters()) != null)
                .count();
        return alike.stream().skip(earlier).findFirst();
    }

    /** As the editor left what readers will see at this address: likewise. */
    Optional<DraftPassage> edited(String address) {
        var passage = at(address);
        var letters = DraftPassage.visibleLetters(passage.letters());
        long earlier = readByLetters.getOrDefault(letters, List.of()).stream()
                .takeWhile(each -> each != passage)
                .filter(each -> each.letters().equals(passage.letters()))
                .count();
        return editedByLetters.getOrDefault(letters, List.of()).stream()
                .filter(each -> each.placesOf(passage.letters()) != null)
                .skip(earlier)
                .findFirst();
    }

    /** What readers will see at this address. */
    String letters(String address) {
        return at(address).letters();
    }

    private Passage at(String address) {
        return Objects.requireNonNull(read.get(address));
    }
}
