package org.communique.statement;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.Document;
import org.communique.storage.DatabaseOutage;
import org.communique.text.unicode.Normalisation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveCallback;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Stores with each title what it is sorted by: the same without case and accents. */
@Component
public class TitleOrder implements BeforeSaveCallback<Statement> {

    /** Of the statement's document. */
    public static final String FIELD = "titleOrder";

    private static final Logger log = LoggerFactory.getLogger(TitleOrder.class);

    /** Not the marks of scripts in which they are letters. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]+");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** Calls this class back, and so is made after it. */
    private final ObjectProvider<MongoOperations> mongo;

    TitleOrder(ObjectProvider<MongoOperations> mongo) {
        this.mongo = mongo;
    }

    public static String of(String title) {
        var plain = ACCENTS.matcher(Normalisation.nfkd(title)).replaceAll("");
        return SPACE.matcher(plain.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    @Override
    public Statement onBeforeSave(Statement statement, Document document, String collection) {
        document.put(FIELD, of(statement.title()));
        return statement;
    }

    /** Of statements that were stored before this field was. */
    @EventListener(ApplicationReadyEvent.class)
    public void complete() {
        try {
            mongo.getObject()
                    .find(query(where(FIELD).is(null)), Statement.class)
                    .forEach(this::complete);
        } catch (RuntimeException e) {
            DatabaseOutage.log(log, e, "Could not complete by what titles are sorted; the next start does");
        }
    }

    /** Unless it was renamed in the meantime. */
    private void complete(Statement statement) {
        mongo.getObject()
                .updateFirst(
                        query(where("_id").is(statement.id()).and("title").is(statement.title())),
                        new Update().set(FIELD, of(statement.title())),
                        Statement.class);
    }
}
