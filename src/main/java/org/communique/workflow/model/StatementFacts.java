package org.communique.workflow.model;

import java.util.Locale;
import java.util.Map;

/**
 * The facts of a statement, as they were when a version of it was frozen.
 *
 * @param language primary language of its BCP 47 tag: what holds for ar holds for ar-EG
 */
public record StatementFacts(int organisations, int words, String language) {

    public StatementFacts {
        language = Locale.forLanguageTag(language).getLanguage();
    }

    /** Of a sample statement. */
    public static final StatementFacts USUAL = new StatementFacts(10, 1000, "en");

    public Object value(StatementFact statementFact) {
        return switch (statementFact) {
            case ORGANISATIONS -> organisations;
            case WORDS -> words;
            case LANGUAGE -> language;
        };
    }

    /** By their keys, for conditions that the engine evaluates. */
    public Map<String, Object> values() {
        return Map.of(
                StatementFact.ORGANISATIONS.key(), organisations,
                StatementFact.WORDS.key(), words,
                StatementFact.LANGUAGE.key(), language);
    }
}
