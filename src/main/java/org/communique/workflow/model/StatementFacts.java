package org.communique.workflow.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.communique.statement.TagText;

/**
 * The facts of a statement, as they were when a version of it was frozen.
 *
 * @param language primary language of its BCP 47 tag: what holds for ar holds for ar-EG
 * @param tags     by their keys: what holds for Legal holds for legal
 */
public record StatementFacts(int organisations, int words, String language, Set<String> tags) {

    public StatementFacts {
        language = Locale.forLanguageTag(language).getLanguage();
        tags = tags.stream().map(TagText::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Of one without tags. */
    public StatementFacts(int organisations, int words, String language) {
        this(organisations, words, language, Set.of());
    }

    /** Of a sample statement. */
    public static final StatementFacts USUAL = new StatementFacts(10, 1000, "en");

    public StatementFacts withOrganisations(int other) {
        return new StatementFacts(other, words, language, tags);
    }

    public StatementFacts withWords(int other) {
        return new StatementFacts(organisations, other, language, tags);
    }

    public StatementFacts withLanguage(String other) {
        return new StatementFacts(organisations, words, other, tags);
    }

    public StatementFacts withTags(Collection<String> others) {
        return new StatementFacts(organisations, words, language, Set.copyOf(others));
    }

    public Object value(StatementFact statementFact) {
        return switch (statementFact) {
            case ORGANISATIONS -> organisations;
            case WORDS -> words;
            case LANGUAGE -> language;
            case TAGS -> tags;
        };
    }

    /** By their keys, for conditions that the engine evaluates. It calls methods of classes that are public. */
    public Map<String, Object> values() {
        return Map.of(
                StatementFact.ORGANISATIONS.key(), organisations,
                StatementFact.WORDS.key(), words,
                StatementFact.LANGUAGE.key(), language,
                StatementFact.TAGS.key(), new TreeSet<>(tags));
    }
}
