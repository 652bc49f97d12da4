package org.communique.treaty.citation.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.communique.treaty.citation.Citation;
import org.communique.treaty.citation.recognition.Recognised.Place;
import org.communique.work.Budget;

/**
 * Finds the articles that a passage cites, in Portuguese and the six languages of the United Nations, whichever the passage is in. Takes time in
 * proportion to the passage's length.
 */
public final class CitationRecogniser {

    /** Of a passage; further ones are left out. */
    public static final int MOST = 500;

    /** In characters; citations after it are left out. */
    static final int LONGEST_PASSAGE = 2_000_000;

    private CitationRecogniser() {}

    /** In the order of the passage; their places do not overlap. */
    public static List<Citation> citations(String passage) {
        return recognise(passage).citations();
    }

    public static Recognised recognise(String passage) {
        var tokens = new Tokens(passage.length() > LONGEST_PASSAGE ? passage.substring(0, LONGEST_PASSAGE) : passage);
        var names = new InstrumentNames(tokens);
        List<Citation> found = new ArrayList<>();
        List<Place> unclear = new ArrayList<>();
        var western = new WesternGrammar(tokens, names, found, unclear);
        var chinese = new ChineseGrammar(tokens, names, found, unclear);
        int at = 0;
        while (at < tokens.size() && found.size() < MOST) {
            Budget.check();
            at = chinese.begins(at) ? chinese.read(at) : western.read(at);
        }
        var citations = found.stream()
                .sorted(Comparator.comparingInt(Citation::from))
                .limit(MOST)
                .toList();
        return new Recognised(citations, unclear.stream().limit(MOST).toList());
    }
}
