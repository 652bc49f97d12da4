package org.communique.language;

import java.util.List;
import org.communique.refusal.Refusal;

/** What became of a file with a translation. */
public sealed interface TranslationFileResult {

    /**
     * @param passages how many have other words now
     * @param left     the numbers, in the file, of passages that were not taken, as their source has changed since
     */
    record Taken(int passages, List<String> left) implements TranslationFileResult {}

    /** It has not the table that goes out, and the translation has words already, which would be lost. */
    record HasWords() implements TranslationFileResult, Refusal {}

    /** Others wrote at the same moment, or the translation would become too large. */
    record NotTaken() implements TranslationFileResult, Refusal {}
}
