package org.communique.storage;

import com.mongodb.MongoCommandException;
import com.mongodb.client.ListIndexesIterable;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.communique.operator.CannotStartException;
import org.communique.storage.embedded.EmbeddedMongo.UniqueIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.annotation.Persistent;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.convert.QueryMapper;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.index.IndexResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.util.ClassUtils;

/**
 * Builds the declared indexes that a database lacks, each collection's with one command, and for as long as it takes: the time limit of a
 * click would keep a server with many documents from ever starting. Spring Data's own creation asks for every index at every start, under that
 * limit.
 */
final class MissingIndexes {

    private static final Logger log = LoggerFactory.getLogger(MissingIndexes.class);
    private static final Duration STILL_AT_IT = Duration.ofSeconds(30);

    private final MongoDatabase database;
    private final MongoConverter converter;

    MissingIndexes(MongoDatabase database, MongoConverter converter) {
        this.database = database;
        this.converter = converter;
    }

    /** @throws CannotStartException when the documents, or an index that is there, forbid one */
    void build() {
        for (MongoPersistentEntity<?> entity : converter.getMappingContext().getPersistentEntities()) {
            if (entity.isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class)) {
                build(entity.getCollection(), declared(entity, converter));
            }
        }
    }

    /** Those of an entity's collection, as MongoDB describes them. */
    static List<Document> declared(MongoPersistentEntity<?> entity, MongoConverter converter) {
        QueryMapper names = new QueryMapper(converter);
        IndexResolver indexes = IndexResolver.create(converter.getMappingContext());
        return StreamSupport.stream(
                        indexes.resolveIndexFor(entity.getTypeInformation()).spliterator(), false)
                .map(index -> description(names, index, entity))
                .toList();
    }

    /** Those of the whole application that are unique, for what runs without it. */
    static List<UniqueIndex> unique() {
        MongoConverter converter = converter();
        return converter.getMappingContext().getPersistentEntities().stream()
                .filter(entity ->
                        entity.isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class))
                .flatMap(entity -> declared(entity, converter).stream()
                        .filter(index -> index.getBoolean("unique", false))
                        .map(index -> new UniqueIndex(
                                entity.getCollection(),
                                index.getString("name"),
                                List.copyOf(index.get("key", Document.class).keySet()),
                                index.getBoolean("sparse", false))))
                .toList();
    }

    /** Of the types of all documents, for what runs without the application. It knows no conversions. */
    static MongoConverter converter() {
        MongoMappingContext context = new MongoMappingContext();
        context.setInitialEntitySet(entities());
        context.setSimpleTypeHolder(new MongoCustomConversions(List.of()).getSimpleTypeHolder());
        context.afterPropertiesSet();
        return new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
    }

    /** In the index that the build makes. */
    private static Set<Class<?>> entities() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Persistent.class));
        return scanner.findCandidateComponents("org.communique").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .collect(Collectors.toSet());
    }

    private static Document description(QueryMapper names, IndexDefinition index, MongoPersistentEntity<?> entity) {
        Document description = new Document("key", names.getMappedSort(index.getIndexKeys(), entity));
        description.putAll(index.getIndexOptions());
        // As drivers name an index.
        description.putIfAbsent(
                "name", String.join("_", directions(description)).replace(' ', '_'));
        return description;
    }

    private void build(String collection, List<Document> declared) {
        List<Document> missing = new ArrayList<>(declared);
        if (!missing.isEmpty()) {
            ListIndexesIterable<Document> present =
                    database.getCollection(collection).listIndexes();
            present.forEach(index -> missing.removeIf(wanted -> isSame(wanted, index)));
        }
        if (!missing.isEmpty()) {
            create(collection, missing);
        }
    }

    private static boolean isSame(Document wanted, Document present) {
        return Objects.equals(wanted.getString("name"), present.getString("name"))
                && directions(wanted).equals(directions(present))
                && wanted.getBoolean("unique", false) == present.getBoolean("unique", false)
                && wanted.getBoolean("sparse", false) == present.getBoolean("sparse", false);
    }

    private static List<String> directions(Document index) {
        return index.get("key", Document.class).entrySet().stream()
                .map(field -> field.getKey() + " "
                        + (field.getValue() instanceof Number direction ? direction.intValue() : field.getValue()))
                .toList();
    }

    private void create(String collection, List<Document> indexes) {
        long documents = database.getCollection(collection).estimatedDocumentCount();
        String which = indexes.stream()
                .map(index -> index.getString("name"))
                .collect(Collectors.joining(", ", indexes.size() > 1 ? "indexes " : "index ", ""));
        Document command = new Document("createIndexes", collection).append("indexes", indexes);
        if (documents == 0) {
            run(command, which);
            return;
        }
        long begin = System.nanoTime();
        log.info(
                "Building {} of {}, which has {} documents. The server starts when it is done",
                which,
                collection,
                documents);
        try (ScheduledExecutorService progress = Executors.newSingleThreadScheduledExecutor()) {
            progress.scheduleAtFixedRate(
                    () -> log.info("Still building {} of {} after {} s", which, collection, secondsSince(begin)),
                    STILL_AT_IT.toSeconds(),
                    STILL_AT_IT.toSeconds(),
                    TimeUnit.SECONDS);
            run(command, which);
        }
        log.info("Built {} of {} in {} s", which, collection, secondsSince(begin));
    }

    private void run(Document command, String which) {
        try {
            database.withTimeout(0, TimeUnit.MILLISECONDS).runCommand(command);
        } catch (MongoCommandException e) {
            if (DatabaseOutage.hasCaused(e)) {
                throw e;
            }
            throw new CannotStartException(
                    "MongoDB cannot build the " + which + " of " + command.getString("createIndexes") + " ("
                            + e.getErrorCodeName() + ").",
                    "Remove what stands in the way, and start again: documents that have the same value, or an index of"
                            + " that name with other fields (getIndexes() in mongosh shows them).",
                    e);
        }
    }

    private static long secondsSince(long begin) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }
}
