package org.communique;

import static com.mongodb.client.model.Filters.exists;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.communique.storage.schema.Migration;
import org.communique.storage.schema.Schema;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A later build in a process of its own, with two migrations more, at the time at which a store was made. Not marked as a configuration,
 * which all servers of tests would find. */
class EarlierStoreServer {

    /** When the store was made. */
    static final String MADE = "store.made";

    /** Before the fields that are stored and not in a class. */
    static final String UNKNOWN = "Not in a class: ";

    /** Leave a field that nobody reads. */
    private record Marking(String collection) implements Migration {

        @Override
        public String description() {
            return "A mark on each of " + collection;
        }

        @Override
        public Bson earlierShape() {
            return exists("mark", false);
        }

        @Override
        public Document migrated(Document earlier) {
            return new Document(earlier).append("mark", true);
        }
    }

    @Bean
    @Primary
    Clock storeClock() {
        return Clock.offset(
                Clock.tickMillis(ZoneOffset.UTC),
                Duration.between(Instant.now(), Instant.parse(System.getProperty(MADE)))
                        .truncatedTo(ChronoUnit.MILLIS));
    }

    @Bean
    @Primary
    Schema laterSchema() {
        List<Migration> later = new ArrayList<>(Schema.CURRENT.migrations());
        later.add(new Marking("statements"));
        later.add(new Marking("outbox"));
        return new Schema(later);
    }

    /** Reads each document with all classes that today's build has for its collection, and says which fields none of them wrote. */
    @Bean
    ApplicationRunner readEverything(MongoTemplate mongo) {
        return _ -> {
            Map<String, List<Class<?>>> types = new TreeMap<>();
            for (var entity : mongo.getConverter().getMappingContext().getPersistentEntities()) {
                if (entity.isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class)) {
                    types.computeIfAbsent(entity.getCollection(), _ -> new ArrayList<>())
                            .add(entity.getType());
                }
            }
            Set<String> unknown = new TreeSet<>();
            for (String collection : mongo.getCollectionNames()) {
                for (Document stored : mongo.getCollection(collection).find()) {
                    Document left = new Document(stored);
                    for (Class<?> type : types.getOrDefault(collection, List.of())) {
                        Document written = new Document();
                        mongo.getConverter().write(mongo.getConverter().read(type, stored), written);
                        left = without(left, written);
                    }
                    addPaths(left, collection, unknown);
                }
            }
            System.out.println(UNKNOWN + String.join(" ", unknown));
        };
    }

    private static Document without(Document stored, Document written) {
        Document left = new Document();
        stored.forEach((field, value) -> {
            Object other = written.get(field);
            if (value instanceof Document within && other instanceof Document writtenWithin) {
                Document rest = without(within, writtenWithin);
                if (!rest.isEmpty()) {
                    left.append(field, rest);
                }
            } else if (value != null && !written.containsKey(field)) {
                left.append(field, value);
            }
        });
        return left;
    }

    private static void addPaths(Document left, String path, Set<String> paths) {
        left.forEach((field, value) -> {
            if (value instanceof Document within) {
                addPaths(within, path + "." + field, paths);
            } else {
                paths.add(path + "." + field);
            }
        });
    }

    public static void main(String... arguments) {
        new SpringApplication(Communique.class, EarlierStoreServer.class).run(arguments);
    }
}
