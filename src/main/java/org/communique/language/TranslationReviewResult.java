package org.communique.language;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What became of the submission of a translation, or of a decision on it. */
public sealed interface TranslationReviewResult {

    /** @param version without its text */
    record Stored(TranslationVersion version) implements TranslationReviewResult {}

    /** @param passages that are stale, empty or not confirmed */
    record TranslationNotReady(int passages) implements TranslationReviewResult, Refusal {}

    /** The source was changed since its last version was submitted, or never submitted. */
    record SourceNotSubmitted() implements TranslationReviewResult, Refusal {}

    /** @param limit in characters */
    record TranslationTooLong(int limit) implements TranslationReviewResult, Refusal {}

    /** @param excerpt the beginning of a passage that would not be read back unchanged; may be empty */
    record TranslationMisread(String excerpt) implements TranslationReviewResult, Refusal {}

    /**
     * @param most     of a translation
     * @param millions of characters that they can have together
     */
    record TooManyTranslationVersions(int most, int millions) implements TranslationReviewResult, Refusal {}

    /** A newer version was submitted. */
    record NewerTranslationVersion() implements TranslationReviewResult, Refusal {}

    /** Someone decided otherwise before. */
    record TranslationDecided() implements TranslationReviewResult, Refusal {}

    /** Who submitted it does not decide on it. */
    @Refused(because = Cause.FORBIDDEN)
    record OwnTranslation() implements TranslationReviewResult, Refusal {}

    /** Translators learn what to change. */
    @Refused(because = Cause.INCOMPLETE)
    record ChangesNotNamed() implements TranslationReviewResult, Refusal {}
}
