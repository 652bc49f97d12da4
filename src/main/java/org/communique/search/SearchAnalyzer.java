package org.communique.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Words as Unicode divides them (UAX #29), without case and accents. Each Chinese character is a word, of which several that are looked for
 * have to follow each other: a dictionary would divide what is half typed in other places. Arabic words lose their article and endings,
 * French ones what is elided before them. What has no spaces and no dictionary, as Thai, is found by its beginning.
 */
final class SearchAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
        // Its longest word has 255 characters, and the index takes none that are much longer.
        var words = new StandardTokenizer();
        var folded = new ElisionFilter(new ICUFoldingFilter(words), FrenchAnalyzer.DEFAULT_ARTICLES);
        return new TokenStreamComponents(words, new ArabicStemFilter(new ArabicNormalizationFilter(folded)));
    }
}
