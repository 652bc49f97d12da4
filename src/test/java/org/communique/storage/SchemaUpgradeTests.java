package org.communique.storage;

import static com.mongodb.client.model.Filters.exists;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.operator.CannotStartException;
import org.communique.storage.embedded.EmbeddedMongo;
import org.communique.storage.schema.Migration;
import org.communique.storage.schema.Schema;
import org.communique.storage.schema.SchemaUpgrade;
import org.communique.storage.schema.SchemaUpgrade.Planned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Stores of an earlier schema come to the one of this build whole; others are refused as they are. */
class SchemaUpgradeTests {

    private static final int DOCUMENTS = 12;

    private static final Schema FIRST = new Schema(List.of());
    private static final Schema THIRD = third(UnaryOperator.identity());

    @TempDir
    Path folder;

    private record Replacement(String description, String collection, Bson earlierShape, UnaryOperator<Document> change)
            implements Migration {

        @Override
        public Document migrated(Document earlier) {
            return change.apply(new Document(earlier));
        }
    }

    /** With two migrations of the same documents. */
    private static Schema third(UnaryOperator<Document> before) {
        return new Schema(List.of(
                new Replacement("A name has parts", "people", exists("name"), person -> {
                    Document changed = before.apply(person);
                    String name = requireNonNull((String) changed.remove("name"));
                    return changed.append("names", List.of(name.split(" ")));
                }),
                new Replacement("The last part is the family's", "people", exists("names"), person -> {
                    Document changed = before.apply(person);
                    List<String> names = requireNonNull((List<?>) changed.remove("names")).stream()
                            .map(String.class::cast)
                            .toList();
                    return changed.append("given", names.getFirst()).append("family", names.getLast());
                })));
    }

    @Test
    void aNewStoreIsOfThisBuildsSchema() {
        over(database -> {
            upgrade(database, THIRD, "1.2.0").run(this::noBackup);

            assertThat(schema(database)).containsEntry("version", 3).containsEntry("build", "1.2.0");
            assertThat(schema(database).getList("migrations", Document.class)).isEmpty();
        });
    }

    @Test
    void eachMigrationIsDoneOnceAndIsOnRecord() {
        over(database -> {
            fill(database);
            upgrade(database, THIRD, "1.2.0").run(version -> "made");

            holdsAllInTheThirdShape(database);
            assertThat(schema(database).getList("migrations", Document.class))
                    .extracting(each -> each.get("version"), each -> each.get("description"), each -> each.get("build"))
                    .containsExactly(
                            tuple(2, "A name has parts", "1.2.0"), tuple(3, "The last part is the family's", "1.2.0"));
            upgrade(
                            database,
                            third(_ -> {
                                throw new AssertionError("done again");
                            }),
                            "1.2.1")
                    .run(this::noBackup);
            assertThat(schema(database)).containsEntry("build", "1.2.0");
        });
    }

    @Test
    void goesOnWhereItBrokeOffWhicheverDocumentThatWas() {
        over(database -> {
            // By day the first of each migration, and some.
            int step = LongRun.either(DOCUMENTS / 2, 1);
            for (int i = 1; i <= 2 * DOCUMENTS; i += step) {
                int at = i;
                database.drop();
                fill(database);
                AtomicInteger converted = new AtomicInteger();
                Schema breaks = third(document -> {
                    if (converted.incrementAndGet() == at) {
                        throw new IllegalStateException("broken off");
                    }
                    return document;
                });
                assertThatThrownBy(() -> upgrade(database, breaks, "1.2.0").run(version -> "made"))
                        .hasMessage("broken off");

                upgrade(database, breaks, "1.2.0").run(version -> "made");
                holdsAllInTheThirdShape(database);
                assertThat(converted).as("no document is converted twice").hasValue(2 * DOCUMENTS + 1);
            }
        });
    }

    /** Some documents have the later shape then. */
    @Test
    void whatBrokeOffIsRefusedByTheEarlierReleaseAndFinishedByTheLater() {
        over(database -> {
            fill(database);
            AtomicInteger converted = new AtomicInteger();
            Schema breaks = third(document -> {
                if (converted.incrementAndGet() == 2) {
                    throw new IllegalStateException("broken off");
                }
                return document;
            });
            assertThatThrownBy(() -> upgrade(database, breaks, "1.2.0").run(version -> "made"))
                    .hasMessage("broken off");

            assertThatThrownBy(() -> upgrade(database, FIRST, "1.0.1").run(this::noBackup))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("was written by Communiqué 1.2.0 (schema 3)");
            upgrade(database, THIRD, "1.2.1").run(this::noBackup);
            holdsAllInTheThirdShape(database);
            assertThat(schema(database)).doesNotContainKeys("migrating", "backup");
        });
    }

    /** Each time by kill -9 of the process that migrates and that has the store. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void goesOnAfterTheProcessWasKilled() throws Exception {
        Random random = new Random(RandomSeed.of(SchemaUpgradeTests.class));
        for (int i = 0; i < 60; i++) {
            Path documents = folder.resolve("killed-" + i);
            try (EmbeddedMongo mongo = EmbeddedMongo.open(documents);
                    MongoClient client = MongoClients.create(mongo.uri("communique"))) {
                fill(client.getDatabase("communique"));
            }
            int kills = 0;
            while (true) {
                Process migrating = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Migrating.class.getName(),
                                documents.toString())
                        .redirectErrorStream(true)
                        .start();
                String begun = new String(migrating.getInputStream().readNBytes("begun".length()));
                assertThat(begun).isEqualTo("begun");
                boolean isDone = migrating.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
                migrating.destroyForcibly().waitFor();
                if (isDone) {
                    assertThat(migrating.exitValue()).isZero();
                    break;
                }
                kills++;
            }
            System.out.println("SchemaUpgradeTests: killed " + kills + " times");
            try (EmbeddedMongo mongo = EmbeddedMongo.open(documents);
                    MongoClient client = MongoClients.create(mongo.uri("communique"))) {
                holdsAllInTheThirdShape(client.getDatabase("communique"));
            }
        }
    }

    /** A process of its own, 20 ms for each document. */
    static final class Migrating {

        private Migrating() {}

        public static void main(String... arguments) {
            try (EmbeddedMongo mongo = EmbeddedMongo.open(Path.of(arguments[0]));
                    MongoClient client = MongoClients.create(mongo.uri("communique"))) {
                MongoDatabase database = client.getDatabase("communique");
                // Of the process before, which would be waited for.
                database.getCollection("leases").drop();
                System.out.print("begun");
                System.out.flush();
                upgrade(
                                database,
                                third(document -> {
                                    pause();
                                    return document;
                                }),
                                "1.2.0")
                        .run(version -> "made");
            }
            System.exit(0);
        }

        private static void pause() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void isDoneByOneServerForWhichOthersWait() {
        over(database -> {
            fill(database);
            AtomicInteger converted = new AtomicInteger();
            Schema counted = third(document -> {
                converted.incrementAndGet();
                return document;
            });
            var servers = Stream.generate(() -> CompletableFuture.runAsync(
                            () -> upgrade(database, counted, "1.2.0").run(version -> "made")))
                    .limit(3)
                    .toList();
            servers.forEach(CompletableFuture::join);

            holdsAllInTheThirdShape(database);
            assertThat(converted).hasValue(2 * DOCUMENTS);
        });
    }

    /** Which would write the earlier shapes meanwhile. */
    @Test
    void isNotDoneWhileAServerOfTheEarlierReleaseRuns() {
        over(database -> {
            fill(database);
            Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
            var lease = database.getCollection("leases");
            lease.insertOne(new Document("_id", "servers").append("lockedAt", Date.from(clock.instant())));
            // Each look is a minute later than the one before, and the server has been at work since.
            var running = new Clock() {
                private Instant now = clock.instant();

                @Override
                public Instant instant() {
                    now = now.plus(Duration.ofMinutes(1));
                    lease.updateOne(new Document("_id", "servers"), Updates.set("lockedAt", Date.from(now)));
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
            List<Document> before = everything(database);
            assertThatThrownBy(() -> new SchemaUpgrade(database, THIRD, "1.2.0", true, running).run(version -> {
                        throw new CannotStartException("no backup", null);
                    }))
                    .as("without waiting for the other server")
                    .hasMessage("no backup");
            assertThatThrownBy(() -> new SchemaUpgrade(database, THIRD, "1.2.0", true, running).run(version -> "made"))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("Another server still uses the database");
            assertThat(everything(database).stream().filter(each -> !each.containsKey("lockedAt")))
                    .isEqualTo(before.stream()
                            .filter(each -> !each.containsKey("lockedAt"))
                            .toList());

            // It was stopped.
            new SchemaUpgrade(database, THIRD, "1.2.0", true, Clock.offset(clock, Duration.ofDays(1)))
                    .run(version -> "made");
            holdsAllInTheThirdShape(database);
        });
    }

    @Test
    void aStoreOfALaterSchemaIsRefusedByTheReleaseThatCanOpenIt() {
        over(database -> {
            upgrade(database, THIRD, "1.2.0").run(this::noBackup);
            List<Document> before = everything(database);

            assertThatThrownBy(() -> upgrade(database, FIRST, "1.0.0").run(this::noBackup))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessage(
                            "The database was written by Communiqué 1.2.0 (schema 3), and this is 1.0.0, which reads up to"
                                    + " schema 1.")
                    .extracting(e -> ((CannotStartException) e).remedy())
                    .isEqualTo("Start Communiqué 1.2.0 or a later one, or restore a backup from before the upgrade.");
            assertThat(everything(database)).isEqualTo(before);
        });
    }

    @Test
    void aStoreOfABuildBeforeTheFirstReleaseIsRefused() {
        over(database -> {
            database.getCollection("members").insertOne(new Document("_id", "amina"));

            assertThatThrownBy(() -> upgrade(database, FIRST, "1.0.0").run(this::noBackup))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("before 1.0.0");
            assertThatThrownBy(() -> upgrade(database, FIRST, "1.0.0").plan())
                    .as("a dry run")
                    .isInstanceOf(CannotStartException.class);
            assertThat(schemaOrNone(database)).isEmpty();
        });
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        over(database -> {
            fill(database);
            List<Document> before = everything(database);

            assertThat(upgrade(database, THIRD, "1.2.0").plan())
                    .extracting(Planned::description, Planned::collection, Planned::documents)
                    .containsExactly(
                            tuple("A name has parts", "people", (long) DOCUMENTS),
                            tuple("The last part is the family's", "people", 0L));
            assertThat(everything(database)).isEqualTo(before);
        });
    }

    @Test
    void theCommandSaysWhatAStartWouldChange() throws Exception {
        Path data = folder.resolve("data");
        starts(data, FIRST)
                .run(context -> people(context.getBean(MongoTemplate.class).getDb()));

        assertThat(said(data, THIRD))
                .containsPattern("A name has parts: 12 documents of people, read and converted in \\d+\\.\\d s")
                .contains("Nothing was changed now");
        assertThat(said(data, FIRST)).contains("Communiqué 1.2.0 would change nothing");
        assertThat(said(folder.resolve("none"), FIRST)).contains("There is no embedded store in");
    }

    private static String said(Path data, Schema schema) {
        var said = new ByteArrayOutputStream();
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        UpgradeCommand.run(data, null, schema, "1.2.0", stream, stream);
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theEmbeddedStoreIsCopiedBeforeTheFirstWriteAndOpensAgain() throws Exception {
        Path data = folder.resolve("data");
        starts(data, FIRST).run(context -> {
            assertThat(context).hasNotFailed();
            people(context.getBean(MongoTemplate.class).getDb());
        });
        assertThat(data).isDirectoryNotContaining("glob:**backup-before*");

        starts(data, THIRD).run(context -> {
            assertThat(context).hasNotFailed();
            holdsAllInTheThirdShape(context.getBean(MongoTemplate.class).getDb());
        });

        Path restored = folder.resolve("restored");
        try (Stream<Path> files = Files.list(data)) {
            Path backup = files.filter(file -> file.getFileName().toString().startsWith("backup-before-"))
                    .findFirst()
                    .orElseThrow();
            try (ZipFile zip = new ZipFile(backup.toFile())) {
                for (var entry : zip.stream().toList()) {
                    Path file = restored.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.copy(zip.getInputStream(entry), file);
                }
            }
        }
        starts(restored, FIRST)
                .run(context -> assertThat(context.getBean(MongoTemplate.class)
                                .getDb()
                                .getCollection("people")
                                .countDocuments(exists("name")))
                        .isEqualTo(DOCUMENTS));
    }

    @Test
    void onServersAnOperatorSaysThatThereIsABackup() {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("documents"))) {
            String[] servers = {"spring.mongodb.uri=" + set.uri(), "spring.datasource.url=jdbc:h2:mem:"};
            Path data = folder.resolve("data");
            starts(data, FIRST).withPropertyValues(servers).run(context -> {
                MongoDatabase database = context.getBean(MongoTemplate.class).getDb();
                people(database);
                // It has ended some time ago.
                database.getCollection("leases").drop();
            });

            starts(data, THIRD)
                    .withPropertyValues(servers)
                    .run(context -> assertThat(context)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(CannotStartException.class)
                            .hasMessageContaining("changes the documents of this database, which has schema 1"));
            starts(data, THIRD)
                    .withPropertyValues(servers)
                    .withPropertyValues("communique.upgrade.backup-made=of development")
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        holdsAllInTheThirdShape(
                                context.getBean(MongoTemplate.class).getDb());
                    });
        }
    }

    private static ApplicationContextRunner starts(Path data, Schema schema) {
        return StorageContext.over(data).withBean(Schema.class, () -> schema);
    }

    private void over(Consumer<MongoDatabase> test) {
        Path documents = folder.resolve("store-" + System.nanoTime());
        try (EmbeddedMongo mongo = EmbeddedMongo.open(documents);
                MongoClient client = MongoClients.create(mongo.uri("communique"))) {
            test.accept(client.getDatabase("communique"));
        }
    }

    private String noBackup(int version) {
        throw new AssertionError("nothing is migrated");
    }

    private static SchemaUpgrade upgrade(MongoDatabase database, Schema schema, String build) {
        return new SchemaUpgrade(database, schema, build, true, Clock.systemUTC());
    }

    /** As the first release leaves it. */
    private static void fill(MongoDatabase database) {
        upgrade(database, FIRST, "1.0.0").run(version -> "made");
        // It has ended some time ago.
        database.getCollection("leases").drop();
        people(database);
    }

    private static void people(MongoDatabase database) {
        database.getCollection("people")
                .insertMany(IntStream.range(0, DOCUMENTS)
                        .mapToObj(i -> new Document("_id", "p" + i).append("name", "Ada" + i + " Example" + i))
                        .toList());
    }

    private static void holdsAllInTheThirdShape(MongoDatabase database) {
        assertThat(database.getCollection("people").find().into(new ArrayList<>()))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, DOCUMENTS)
                        .mapToObj(i -> new Document("_id", "p" + i)
                                .append("given", "Ada" + i)
                                .append("family", "Example" + i))
                        .toList());
        assertThat(schema(database)).containsEntry("version", 3);
    }

    private static List<Document> everything(MongoDatabase database) {
        List<Document> all = schemaOrNone(database);
        database.getCollection("people").find().into(all);
        return all;
    }

    private static Document schema(MongoDatabase database) {
        return schemaOrNone(database).getFirst();
    }

    private static List<Document> schemaOrNone(MongoDatabase database) {
        return database.getCollection(SchemaUpgrade.COLLECTION).find().into(new ArrayList<>());
    }
}
