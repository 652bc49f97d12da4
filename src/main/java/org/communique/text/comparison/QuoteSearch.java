package org.communique.text.comparison;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.comparison.Comparison.Shape.Kind;
import org.communique.text.comparison.Passages.Passage;
import org.communique.text.comparison.Quotation.Place;
import org.communique.text.document.RichText;
import org.jspecify.annotations.Nullable;

/**
 * Finds words that were quoted from one text in a later one. They are found where enough of the context matches, or the
 * passage is the same and short; otherwise in the new form of the passage; otherwise only if they are long and occur once.
 */
public final class QuoteSearch {

    private static final int PROOF = 24;
    private static final int LONG = 40;

    /** The cost of reading and comparing two texts, as a multiple of the length of both. */
    public static final int COMPARISON = 150;

    /** The cost of comparing the context of words with that of one place. */
    private static final int OCCURRENCE = 30;

    private final Supplier<RichText> old;
    private final RichText now;
    private final List<Passage> passages;
    private final Map<String, Passage> byAddress;
    private @Nullable Map<String, String> heirs;
    private @Nullable RichText readOld;
    private @Nullable Passages oldPassages;
    private long effort;

    /** For words that were quoted from the text as it is. */
    public QuoteSearch(RichText now) {
        this.old = () -> now;
        this.now = now;
        this.passages = Passages.of(now).all();
        this.byAddress =
                passages.stream().collect(Collectors.toMap(Passage::address, Function.identity(), (first, _) -> first));
    }

    private QuoteSearch(QuoteSearch sameText, Supplier<RichText> old) {
        this.old = old;
        this.now = sameText.now;
        this.passages = sameText.passages;
        this.byAddress = sameText.byAddress;
    }

    /** @param old the text that the words were quoted from; asked for only where they are not found by themselves */
    public QuoteSearch quotedFrom(Supplier<RichText> old) {
        return new QuoteSearch(this, old);
    }

    /** The cost so far, in characters examined. */
    public long effort() {
        return effort;
    }

    /** The first of {@link #find}. Words at their old place are found without searching the rest of the text. */
    public Optional<Place> nearest(Quotation quotation) {
        int all = quotation.agreement(quotation.whole(), quotation.prefix().length());
        var there = look(quotation, quotation.address()).proven;
        return there.agreement == all
                ? there.places.stream().findFirst()
                : find(quotation).stream().findFirst();
    }

    /**
     * The places that are equally good, at most two of them, the nearest to the old one first; none if the words are no
     * longer in the text.
     */
    public List<Place> find(Quotation quotation) {
        var found = look(quotation, passages);
        if (!found.proven.places.isEmpty() || found.count == 0) {
            return found.proven.places;
        }
        var inHeir = look(quotation, heir(quotation));
        if (inHeir.count > 0) {
            return inHeir.all.places;
        }
        return found.count == 1 && quotation.exact().length() >= LONG ? found.all.places : List.of();
    }

    /** None for words that are not in the old text at that address: they were quoted before that text became as it is. */
    private @Nullable String heir(Quotation quotation) {
        boolean quoted = oldPassages()
                .at(quotation.address())
                .filter(passage -> passage.letters().contains(quotation.whole()))
                .isPresent();
        if (!quoted) {
            return null;
        }
        return old().equals(now) ? quotation.address() : heirs().get(quotation.address());
    }

    private Passages oldPassages() {
        var known = oldPassages;
        if (known == null) {
            known = Passages.of(old());
            oldPassages = known;
        }
        return known;
    }

    private RichText old() {
        var known = readOld;
        if (known == null) {
            known = old.get();
            readOld = known;
        }
        return known;
    }

    private Found look(Quotation quotation, @Nullable String address) {
        var passage = byAddress.get(address);
        return look(quotation, passage == null ? List.of() : List.of(passage));
    }

    private Found look(Quotation quotation, Collection<Passage> where) {
        var found = new Found(quotation);
        for (var passage : where) {
            effort += passage.letters().length();
            SubstringSearch.forEach(quotation.exact(), passage.letters(), at -> found.add(passage, at));
        }
        effort += (long) OCCURRENCE * found.count;
        return found;
    }

    /** How often the words were found, and the best places. They may occur in a text a million times. */
    private static final class Found {

        private final Quotation quotation;
        private final String whole;
        private final Best all = new Best();

        /** The places at which the context identifies the words. */
        private final Best proven = new Best();

        private int count;

        Found(Quotation quotation) {
            this.quotation = quotation;
            this.whole = quotation.whole();
        }

        void add(Passage passage, int at) {
            count++;
            var letters = passage.letters();
            int agreement = quotation.agreement(letters, at);
            var place = new Place(passage.address(), at, at + quotation.exact().length());
            all.offer(place, agreement, quotation.address());
            if (agreement >= PROOF || letters.equals(whole)) {
                proven.offer(place, agreement, quotation.address());
            }
        }
    }

    /** Two places at most: callers only need to know whether there is another one. */
    private static final class Best {

        private int agreement = -1;
        private List<Place> places = List.of();

        void offer(Place place, int agreeing, String address) {
            if (agreeing > agreement) {
                agreement = agreeing;
                places = List.of(place);
            } else if (agreeing == agreement) {
                var first = places.getFirst();
                if (distance(place.address(), address) < distance(first.address(), address)) {
                    places = List.of(place, first);
                } else if (places.size() == 1) {
                    places = List.of(first, place);
                }
            }
        }
    }

    private static int distance(String one, String other) {
        return one.charAt(0) == other.charAt(0)
                ? Math.abs(Integer.parseInt(one.substring(1)) - Integer.parseInt(other.substring(1)))
                : Integer.MAX_VALUE;
    }

    /** Paragraphs of the old text and their new forms. */
    private Map<String, String> heirs() {
        var known = heirs;
        if (known == null) {
            effort += COMPARISON * (length(passages) + length(oldPassages().all()));
            known = Comparison.between(old(), now).passages().stream()
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

    private static long length(List<Passage> passages) {
        return passages.stream()
                .mapToLong(passage -> passage.letters().length())
                .sum();
    }
}
