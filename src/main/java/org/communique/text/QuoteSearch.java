package org.communique.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.communique.text.Comparison.Fate;
import org.communique.text.Comparison.Shape.Kind;
import org.communique.text.Passages.Passage;
import org.communique.text.Quotation.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds words that were quoted from one text in a later one. Enough of the same context is proof, and so is the same passage
 * if it is short; else they are looked for in what the passage has become; else they have to be long, and there once.
 */
public final class QuoteSearch {

    private static final int PROOF = 24;
    private static final int LONG = 40;

    private final RichText old;
    private final RichText now;
    private final List<Passage> passages;
    private @Nullable Map<String, String> heirs;

    /** @param proof whether what is around the words tells that they are those */
    private record Found(Place place, int agreement, boolean proof) {}

    /** @param old the text that was quoted from */
    public QuoteSearch(RichText old, RichText now) {
        this.old = old;
        this.now = now;
        this.passages = Passages.of(now).all();
    }

    /** The places that are equally good, the nearest to the old one first; none if the words are gone. */
    public List<Place> find(Quotation quotation) {
        var found = occurrences(quotation);
        var proven = best(found.stream().filter(Found::proof).toList(), quotation);
        if (!proven.isEmpty() || found.isEmpty()) {
            return proven;
        }
        var heir = heirs().get(quotation.address());
        var inHeir = found.stream()
                .filter(each -> each.place().address().equals(heir))
                .toList();
        if (!inHeir.isEmpty()) {
            return best(inHeir, quotation);
        }
        return found.size() == 1 && quotation.exact().length() >= LONG ? best(found, quotation) : List.of();
    }

    private List<Found> occurrences(Quotation quotation) {
        var found = new ArrayList<Found>();
        var exact = quotation.exact();
        var whole = quotation.prefix() + exact + quotation.suffix();
        for (var passage : passages) {
            var letters = passage.letters();
            boolean same = letters.equals(whole);
            for (int at : Occurrences.of(exact, letters)) {
                int agreement = quotation.agreement(letters, at);
                found.add(new Found(
                        new Place(passage.address(), at, at + exact.length()), agreement, same || agreement >= PROOF));
            }
        }
        return found;
    }

    private static List<Place> best(List<Found> found, Quotation quotation) {
        int most = found.stream().mapToInt(Found::agreement).max().orElse(0);
        return found.stream()
                .filter(each -> each.agreement() == most)
                .map(Found::place)
                .sorted(Comparator.comparingInt(place -> distance(place.address(), quotation.address())))
                .toList();
    }

    private static int distance(String one, String other) {
        return one.charAt(0) == other.charAt(0)
                ? Math.abs(Integer.parseInt(one.substring(1)) - Integer.parseInt(other.substring(1)))
                : Integer.MAX_VALUE;
    }

    /** Paragraphs of the old text and what they have become. */
    private Map<String, String> heirs() {
        var known = heirs;
        if (known == null) {
            known = Comparison.between(old, now).passages().stream()
                    .filter(passage -> passage.fate() == Fate.KEPT || passage.fate() == Fate.MOVED_HERE)
                    .filter(passage -> passage.shape().kind() != Kind.FOOTNOTE
                            && passage.shape().kind() != Kind.RULE)
                    .collect(Collectors.toMap(
                            passage -> "p" + Objects.requireNonNull(passage.before()),
                            passage -> "p" + Objects.requireNonNull(passage.after()),
                            (first, _) -> first));
            heirs = known;
        }
        return known;
    }
}
