package org.communique.language;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What became of a change of a translation. */
public sealed interface TranslationResult {

    record Done(Translation translation) implements TranslationResult {}

    /** It is the language of the statement itself. */
    @Refused(because = Cause.INVALID)
    record SourceLanguage(String language) implements TranslationResult, Refusal {}

    /** @param most languages that a statement can have */
    record TooManyLanguages(int most) implements TranslationResult, Refusal {}

    /** The source is larger than a translation can begin with. */
    record SourceTooLarge() implements TranslationResult, Refusal {}

    /** The statement was abandoned. */
    @Refused(code = "ended")
    record StatementAbandoned() implements TranslationResult, Refusal {}

    /** The passages are others now, or say something else than when they were looked at. */
    record PassageChanged() implements TranslationResult, Refusal {}

    /** There are no words in the source, or none in the translation. */
    record NothingToConfirm() implements TranslationResult, Refusal {}

    /** A row cannot be divided or joined like this. */
    @Refused(because = Cause.INVALID)
    record NotAlignable() implements TranslationResult, Refusal {}

    /** @param most translators, and revisers */
    @Refused(because = Cause.INVALID)
    record TooManyPeople(int most) implements TranslationResult, Refusal {}

    /** @param most changes of the source that leave translations standing */
    record TooManyCorrections(int most) implements TranslationResult, Refusal {}

    /** One of those who are to work on it is no active member who may read the statement. */
    @Refused(because = Cause.INVALID)
    record NotReaders() implements TranslationResult, Refusal {}
}
