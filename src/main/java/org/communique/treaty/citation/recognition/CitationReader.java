package org.communique.treaty.citation.recognition;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.UnclearPlace;

/** Reads where a text cites articles, in the order of its passages. Takes time. */
public final class CitationReader {

    /** Changes with what is recognised, so that what was stored before is read again. */
    public static final int GRAMMAR = 2;

    /** Of a text; further ones are left out. */
    public static final int MOST = 1_000;

    private CitationReader() {}

    /** @param unclear where articles may be cited too */
    public record ReadCitations(List<CitedPlace> places, List<UnclearPlace> unclear) {}

    public static ReadCitations read(RichText text) {
        List<CitedPlace> places = new ArrayList<>();
        List<UnclearPlace> unclear = new ArrayList<>();
        for (var passage : Passages.of(text).all()) {
            var recognised = CitationRecogniser.recognise(passage.letters());
            recognised.citations().stream()
                    .limit(MOST - places.size())
                    .forEach(citation -> places.add(CitedPlace.of(passage.address(), passage.letters(), citation)));
            recognised.unclear().stream()
                    .limit(MOST - unclear.size())
                    .forEach(place -> unclear.add(
                            CitedPlace.unclear(passage.address(), passage.letters(), place.from(), place.to())));
        }
        return new ReadCitations(places, unclear);
    }
}
