package org.communique.language;

import java.util.regex.Pattern;
import org.communique.collab.DraftId;
import org.communique.id.Id;
import org.communique.statement.LanguageTag;
import org.communique.statement.StatementId;

/** A statement's text in another language; its string is {@code <statement>~in~<BCP 47 tag>}, by which its draft is known, too. */
public record TranslationId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[^~]+~in~[A-Za-z0-9-]+");

    private static final String IN = "~in~";

    public TranslationId {
        Id.checked(value);
        if (!isForm(value)) {
            throw new IllegalArgumentException("not a translation");
        }
    }

    static boolean isForm(String value) {
        return FORM.matcher(value).matches();
    }

    public static TranslationId of(StatementId statement, LanguageTag language) {
        return new TranslationId(statement.value() + IN + language.value());
    }

    public StatementId statement() {
        return new StatementId(value.substring(0, value.indexOf('~')));
    }

    /** BCP 47 tag. */
    public String language() {
        return value.substring(value.indexOf(IN) + IN.length());
    }

    public DraftId draft() {
        return new DraftId(value);
    }
}
