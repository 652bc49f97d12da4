package org.communique.language;

import java.util.regex.Pattern;
import org.communique.id.Id;

/** A numbered version of a translation; its string is {@code <translation>.<number>}. It is no {@link org.communique.statement.VersionId}. */
public record TranslationVersionId(String value) implements Id {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

    public TranslationVersionId {
        Id.checked(value);
        int dot = value.lastIndexOf('.');
        if (dot < 0
                || !TranslationId.isForm(value.substring(0, dot))
                || !NUMBER.matcher(value.substring(dot + 1)).matches()) {
            throw new IllegalArgumentException("not a version of a translation");
        }
    }

    public static TranslationVersionId of(TranslationId translation, int number) {
        return new TranslationVersionId(translation.value() + "." + number);
    }

    public TranslationId translation() {
        return new TranslationId(value.substring(0, value.lastIndexOf('.')));
    }

    public int number() {
        return Integer.parseInt(value.substring(value.lastIndexOf('.') + 1));
    }
}
