package org.communique.statement;

import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.Document;
import org.communique.text.unicode.Normalisation;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveCallback;
import org.springframework.stereotype.Component;

/** Stores with each title what it is sorted by: the same without case and accents. */
@Component
public class TitleOrder implements BeforeSaveCallback<Statement> {

    /** Of the statement's document. */
    public static final String FIELD = "titleOrder";

    /** Not the marks of scripts in which they are letters. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]+");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    public static String of(String title) {
        var plain = ACCENTS.matcher(Normalisation.nfkd(title)).replaceAll("");
        return SPACE.matcher(plain.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    @Override
    public Statement onBeforeSave(Statement statement, Document document, String collection) {
        document.put(FIELD, of(statement.title()));
        return statement;
    }
}
