package org.communique.work;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;

/** Saves a document with a {@code @Version} if it is as it was read. */
public final class OptimisticSave {

    private OptimisticSave() {}

    /** False if it was changed or deleted since it was read, or a new one is there already. */
    public static boolean of(Object document, MongoOperations mongo) {
        try {
            mongo.save(document);
            return true;
        } catch (OptimisticLockingFailureException | DuplicateKeyException e) {
            return false;
        }
    }
}
