package org.communique.workflow.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a condition can ask about a statement, besides what its stages came to. There are no others. */
public enum StatementFact {
    /** How many organisations have access, as a whole or through a member. */
    ORGANISATIONS,
    /** How many words the version has. */
    WORDS,
    /** The primary language of its BCP 47 tag. */
    LANGUAGE,
    /** Words that coordinators give it; a condition asks whether it has one. */
    TAGS;

    /** What conditions name the statement. */
    public static final String OWNER = "statement";

    /** Its name in conditions. */
    public String path() {
        return OWNER + "." + key();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isNumber() {
        return this == ORGANISATIONS || this == WORDS;
    }

    static Optional<StatementFact> of(String path) {
        return Arrays.stream(values()).filter(fact -> fact.path().equals(path)).findFirst();
    }
}
