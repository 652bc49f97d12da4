package org.communique.storage;

import com.mongodb.MongoException;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.UpdateResult;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.communique.storage.schema.SchemaUpgrade;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.UpdateDefinition;
import org.springframework.stereotype.Component;

/**
 * Sends writes that name an {@code _id} as commands for one document. Spring Data removes by id, and updates from
 * repositories, with commands for any number of documents, which drivers do not retry after a failover ("Retryable
 * Writes").
 */
@Component("mongoTemplate")
class RetryableMongoTemplate extends MongoTemplate {

    private static final Logger log = LoggerFactory.getLogger(RetryableMongoTemplate.class);

    /** @param engine may be of a later release, and then the start ends before the documents are changed */
    RetryableMongoTemplate(
            MongoDatabaseFactory database,
            MongoConverter converter,
            MongoRequirements requirements,
            SchemaUpgrade upgrade,
            UpgradeBackup backup,
            ObjectProvider<DataSource> engine) {
        super(database, converter);
        engine.ifAvailable(_ -> {});
        requirements.check();
        MissingIndexes indexes = new MissingIndexes(database.getMongoDatabase(), converter);
        untilDone(
                () -> {
                    upgrade.run(backup);
                    indexes.build();
                },
                requirements);
    }

    /** A build of an index goes on though its connection is lost or another server becomes the primary; asked again, MongoDB answers when it is done. */
    private static void untilDone(Runnable preparation, MongoRequirements requirements) {
        boolean isTold = false;
        while (true) {
            try {
                preparation.run();
                return;
            } catch (MongoException e) {
                if (!DatabaseOutage.hasCaused(e)) {
                    throw e;
                }
                if (!isTold) {
                    log.warn("The database is not ready yet: {}", DatabaseOutage.kind(e));
                    isTold = true;
                }
                pause(e);
                requirements.check();
            }
        }
    }

    private static void pause(MongoException why) {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw why;
        }
    }

    @Override
    protected <T> DeleteResult doRemove(String collection, Query query, @Nullable Class<T> entity, boolean multi) {
        return super.doRemove(collection, query, entity, multi && !namesDocument(query, entity));
    }

    @Override
    protected UpdateResult doUpdate(
            String collection,
            Query query,
            UpdateDefinition update,
            @Nullable Class<?> entity,
            boolean upsert,
            boolean multi) {
        return super.doUpdate(collection, query, update, entity, upsert, multi && !namesDocument(query, entity));
    }

    private boolean namesDocument(Query query, @Nullable Class<?> entity) {
        return isValue(query.getQueryObject().get("_id"))
                || isValue(query.getQueryObject().get(idProperty(entity)));
    }

    private String idProperty(@Nullable Class<?> entity) {
        MongoPersistentEntity<?> known =
                entity == null ? null : getConverter().getMappingContext().getPersistentEntity(entity);
        return known == null || known.getIdProperty() == null
                ? "_id"
                : known.getIdProperty().getName();
    }

    /** Not an operator such as {@code $in}. */
    private static boolean isValue(@Nullable Object condition) {
        return condition != null && !(condition instanceof org.bson.Document);
    }
}
