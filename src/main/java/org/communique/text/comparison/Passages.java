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
         * @param exact empty for all of the passage
         */
        public List<Quotation> quote(String exact, String prefix, String suffix) {
            if (exact.isBlank()) {
                return letters.isEmpty() ? List.of() : List.of(Quotation.of(this, 0, letters.length()));
            }
            var words = exact.strip();
            var wanted = new Quotation(address, words, prefix, suffix);
            int most = 0;
            List<Integer> best = new ArrayList<>();
            for (int at : SubstringSearch.of(words, letters)) {
                int agreement = prefix.isEmpty() && suffix.isEmpty() ? 0 : wanted.agreement(letters, at);
                if (agreement > most) {
                    best.clear();
                    most = agreement;
                }
                if (agreement == most && best.size() < 2) {
                    best.add(at);
                }
            }
            return best.stream()
                    .map(at -> Quotation.of(this, at, at + words.length()))
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
