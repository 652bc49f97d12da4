package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.text.comparison.Comparison.Shape.Kind;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Text;

/** A text's passages in reading order, each with the address at which readers find it. */
public record Passages(List<Passage> all) {

    /**
     * @param address {@code p12} for what has number 12 in the margin (headings, paragraphs, list items and table rows are
     *                counted), {@code n3} for the third footnote
     * @param letters its text without marks; a line break is a line feed, and {@value CELL} separates the cells of a row
     */
    public record Passage(String address, String letters) {

        /**
         * The words as a quotation, from the place in the passage with the most similar context; from the first two if
         * there are more such places, as it is not known which was meant.
         *
         * @param words blank for all of the passage
         */
        public List<Quotation> quote(Quotation words) {
            if (words.exact().isBlank()) {
                return letters.isEmpty() ? List.of() : List.of(Quotation.of(this, 0, letters.length()));
            }
            var best = new BestPlaces(words);
            best.search(this);
            return best.quotations();
        }
    }

    /**
     * As {@link Passage#quote}, wherever in the text the words are: of equally good places those in the passage of their address.
     *
     * @param words not blank
     */
    public List<Quotation> quote(Quotation words) {
        var there = new BestPlaces(words);
        at(words.address()).ifPresent(there::search);
        var anywhere = new BestPlaces(words);
        all.forEach(anywhere::search);
        return (there.isAsGoodAs(anywhere) ? there : anywhere).quotations();
    }

    /** Two places at most: callers only need to know whether there is another one, and words may occur a million times. */
    private static final class BestPlaces {

        private record Match(Passage passage, int at) {}

        private final Quotation wanted;
        private final List<Match> matches = new ArrayList<>();
        private int agreement;

        BestPlaces(Quotation words) {
            wanted = new Quotation(words.address(), words.exact().strip(), words.prefix(), words.suffix());
        }

        void search(Passage passage) {
            SubstringSearch.forEach(wanted.exact(), passage.letters(), at -> offer(new Match(passage, at)));
        }

        private void offer(Match match) {
            boolean bare = wanted.prefix().isEmpty() && wanted.suffix().isEmpty();
            int agreeing = bare ? 0 : wanted.agreement(match.passage.letters(), match.at);
            if (agreeing > agreement) {
                matches.clear();
                agreement = agreeing;
            }
            if (agreeing == agreement && matches.size() < 2) {
                matches.add(match);
            }
        }

        boolean isAsGoodAs(BestPlaces other) {
            return !matches.isEmpty() && agreement >= other.agreement;
        }

        List<Quotation> quotations() {
            return matches.stream()
                    .map(match -> Quotation.of(
                            match.passage, match.at, match.at + wanted.exact().length()))
                    .toList();
        }
    }

    /** Separates the cells of a row. */
    public static final String CELL = " | ";

    public static Passages of(RichText text) {
        return new Passages(ComparedPassage.of(text).stream()
                .filter(comparedPassage ->
                        comparedPassage.number() > 0 && comparedPassage.shape().kind() != Kind.RULE)
                .map(comparedPassage -> new Passage(address(comparedPassage), letters(comparedPassage.tokens())))
                .toList());
    }

    public Optional<Passage> at(String address) {
        return all.stream().filter(passage -> passage.address().equals(address)).findFirst();
    }

    private static String address(ComparedPassage comparedPassage) {
        return comparedPassage.shape().kind() == Kind.FOOTNOTE
                ? "n" + comparedPassage.shape().marker()
                : "p" + comparedPassage.number();
    }

    private static String letters(List<Inline> tokens) {
        return tokens.stream()
                .map(token -> switch (token) {
                    case Text(var text, var _) -> text;
                    case LineBreak _ -> "\n";
                    default -> "";
                })
                .collect(Collectors.joining());
    }
}
