package org.communique.treaty.citation.recognition;

import java.util.List;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.treaty.citation.CitedPlace;

/** Reads where a text cites articles, in the order of its passages. Takes time. */
public final class CitationReader {

    /** Changes with what is recognised, so that what was stored before is read again. */
    public static final int GRAMMAR = 2;

    /** Of a text; further ones are left out. */
    public static final int MOST = 1_000;

    private CitationReader() {}

    public static List<CitedPlace> read(RichText text) {
        return Passages.of(text).all().stream()
                .flatMap(passage -> CitationRecogniser.citations(passage.letters()).stream()
                        .map(citation -> CitedPlace.of(passage.address(), passage.letters(), citation)))
                .limit(MOST)
                .toList();
    }
}
