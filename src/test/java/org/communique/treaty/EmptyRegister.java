package org.communique.treaty;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** For each test the treaty is as it comes with the product, and for those after it: it is one for all of the server. */
public final class EmptyRegister implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        empty(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        empty(context);
    }

    private static void empty(ExtensionContext context) {
        var mongo = SpringExtension.getApplicationContext(context).getBean(MongoOperations.class);
        mongo.getConverter().getMappingContext().getPersistentEntities().stream()
                .filter(entity -> entity.isAnnotationPresent(Document.class))
                .map(entity -> entity.getType())
                .filter(type -> type.getPackageName().startsWith(EmptyRegister.class.getPackageName()))
                .forEach(type -> mongo.remove(new Query(), type));
    }
}
