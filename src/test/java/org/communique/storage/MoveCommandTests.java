package org.communique.storage;

import static com.mongodb.client.model.Filters.eq;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.communique.Communique;
import org.communique.KeptStore;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.operator.CannotStartException;
import org.communique.storage.DatabaseCopy.Fingerprint;
import org.communique.storage.embedded.EmbeddedMongo;
import org.communique.storage.schema.Schema;
import org.communique.storage.schema.SchemaUpgrade;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A coalition comes from the embedded store to MongoDB and back whole, however often the move breaks off. */
class MoveCommandTests {

    private static final int UNAUTHORIZED = 13;

    @TempDir
    Path folder;

    private Path data;
    private String said = "";

    /** With a statement in each phase. */
    @BeforeEach
    void unpack() throws IOException {
        data = folder.resolve("data");
        KeptStore.all().stream()
                .filter(store -> store.toString().endsWith("demo.zip"))
                .toList()
                .getLast()
                .unpack(data);
    }

    private int move(Path of, String... options) {
        var output = new ByteArrayOutputStream();
        var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
        // Whoever used a database has stopped some time ago.
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
        int status = MoveCommand.run(of, Map.of(), later, stream, stream, List.of(options));
        said = output.toString(StandardCharsets.UTF_8);
        return status;
    }

    @Test
    void allOfItIsThereAndComesBack() throws IOException {
        Map<String, String> before = files(data);
        Map<String, Fingerprint> documents = documents(data);
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("set"))) {
            assertThat(move(data, "--to-mongodb", set.uri())).as(said).isZero();
            assertThat(said)
                    .contains("statements: ", "with this DATA_DIR, as the keys stay in it")
                    .contains("Once there is a backup, delete ", "does not reach");
            assertThat(files(data)).as("the source").isEqualTo(before);
            assertThat(documents(set.uri())).isEqualTo(documents);
            assertThat(start(set.uri())).as("a start").isEqualTo(Schema.CURRENT.version());

            assertThat(move(data, "--to-mongodb", set.uri())).isEqualTo(1);
            assertThat(said).contains("were moved to MongoDB", "delete that file");
            Files.delete(data.resolve("documents.moved"));
            assertThat(move(data, "--to-mongodb", set.uri())).isEqualTo(1);
            assertThat(said).contains("is not empty");

            Path back = folder.resolve("back");
            FileSystemUtils.copyRecursively(data.resolve("keys"), back.resolve("keys"));
            Files.writeString(back.resolve("workflow.mv.db"), "of long ago");
            assertThat(move(back, "--to-embedded", "--from-mongodb", set.uri()))
                    .as(said)
                    .isZero();
            assertThat(said).contains("drop the database " + database(set.uri()), "does not reach");
            assertThat(documents(back)).isEqualTo(documents);
            assertThat(back.resolve("workflow.mv.db")).doesNotExist();
            assertThatThrownBy(() -> start(set.uri()))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("were moved to an embedded store");
            assertThat(move(back, "--to-embedded", "--from-mongodb", set.uri())).isEqualTo(2);
            assertThat(said).contains("There is a store in");
        }
    }

    @Test
    void copiesIdsOfEachType() {
        try (EmbeddedMongo from = EmbeddedMongo.open(folder.resolve("from"));
                EmbeddedMongo to = EmbeddedMongo.open(folder.resolve("to"));
                MongoClient source = MongoClients.create(from.uri("communique"));
                MongoClient target = MongoClients.create(to.uri("communique"))) {
            var ids = new ArrayList<Object>(List.of(true, new ObjectId(), new Date(0)));
            for (int number = 0; number < 40; number++) {
                ids.addAll(List.of(number % 2 == 0 ? (Object) number : (Object) (long) number, "id-" + number));
            }
            ids.forEach(id ->
                    source.getDatabase("communique").getCollection("notes").insertOne(new Document("_id", id)));
            var copy = new DatabaseCopy(source.getDatabase("communique"), target.getDatabase("communique"));
            copy.copy("notes");
            assertThat(target.getDatabase("communique").getCollection("notes").countDocuments())
                    .isEqualTo(ids.size());
            assertThat(DatabaseCopy.fingerprint(copy.target(), "notes"))
                    .isEqualTo(DatabaseCopy.fingerprint(copy.source(), "notes"));
        }
    }

    /** At each write in the long mode, until one goes through. */
    @Test
    void whatBrokeOffIsMadeAgainAndNoServerStartsWithAHalf() throws IOException {
        Map<String, Fingerprint> documents = documents(data);
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("set"))) {
            int broken = 0;
            for (int writes = 1; breaksOff(set, writes); writes += LongRun.either(40, 1)) {
                broken++;
            }
            assertThat(broken).isGreaterThan(2);
            assertThat(documents(set.uri())).isEqualTo(documents);
            assertThat(start(set.uri())).isEqualTo(Schema.CURRENT.version());
        }
    }

    /** Also when it is killed between the last two writes. */
    @Test
    void atNoMomentDoServersStartOnBoth() throws IOException {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("set"))) {
            set.fail(new InjectedFault(
                    command -> command.getFirstKey().equals("delete")
                            && command.toString().contains(SchemaUpgrade.UNFINISHED_MOVE),
                    new InjectedFault.Effect.Refused(UNAUTHORIZED)));
            assertThat(move(data, "--to-mongodb", set.uri())).isOne();
            assertThat(data.resolve(RecoverCommand.MOVED)).exists();
            assertThatThrownBy(() -> start(set.uri())).hasMessageContaining("is not finished");
            set.forgetFaults();
            assertThat(move(data, "--to-mongodb", set.uri())).as(said).isZero();
            assertThat(start(set.uri())).isEqualTo(Schema.CURRENT.version());
        }
    }

    @Test
    void aStoreThatWasMovedStaysLockedThoughAnEarlierMoveElsewhereIsNotFinished() throws IOException {
        try (FakeReplicaSet left = FakeReplicaSet.open(folder.resolve("left"));
                FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("set"))) {
            assertThat(breaksOff(left, 5)).isTrue();
            assertThat(move(data, "--to-mongodb", set.uri())).as(said).isZero();
            assertThat(move(data, "--to-mongodb", left.uri())).isOne();
            assertThat(data.resolve(RecoverCommand.MOVED)).exists();
        }
    }

    private boolean breaksOff(FakeReplicaSet set, int writes) {
        var left = new AtomicInteger(writes);
        Set<String> kinds = Set.of("insert", "update", "delete", "createIndexes", "drop");
        set.fail(new InjectedFault(
                command -> kinds.contains(command.getFirstKey()) && left.decrementAndGet() == 0,
                new InjectedFault.Effect.Refused(UNAUTHORIZED)));
        int status = move(data, "--to-mongodb", set.uri());
        set.forgetFaults();
        if (status == 0) {
            return false;
        }
        assertThat(said).containsAnyOf("Run it again", "start again");
        if (documents(set.uri()).isEmpty()) {
            return true;
        }
        assertThatThrownBy(() -> start(set.uri()))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("is not finished");
        return true;
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void isMadeAgainAfterItsProcessWasKilled() throws Exception {
        Random random = new Random(RandomSeed.of(MoveCommandTests.class));
        Map<String, Fingerprint> documents = documents(data);
        try (MongoCompatibleServer server = MongoCompatibleServer.start()) {
            int kills = 0;
            while (true) {
                Process moving = process(server.uri(), "-Xmx512m");
                if (moving.waitFor(1_000 + random.nextInt(6_000), TimeUnit.MILLISECONDS)) {
                    assertThat(moving.exitValue()).isZero();
                    break;
                }
                moving.destroyForcibly().waitFor();
                kills++;
            }
            System.out.println("MoveCommandTests: killed " + kills + " times");
            assertThat(documents(server.uri())).isEqualTo(documents);
        }
    }

    @Test
    void countsWithoutReadingWhatIsCounted() throws IOException {
        List<String> sent = new ArrayList<>();
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder.resolve("counted"));
                MongoClient client = MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(mongo.uri("communique")))
                        .addCommandListener(new CommandListener() {
                            @Override
                            public void commandStarted(CommandStartedEvent event) {
                                sent.add(event.getCommandName());
                            }
                        })
                        .build())) {
            MongoDatabase database = client.getDatabase("communique");
            database.getCollection("letters").insertMany(List.of(new Document("_id", 1), new Document("_id", "two")));
            var copy = new DatabaseCopy(database, database);

            assertThat(copy.has("letters", 2)).isTrue();
            assertThat(sent).contains("count").doesNotContain("aggregate");
            assertThat(copy.has("letters", 1)).isFalse();
        }
    }

    /** A coalition of two gigabytes, half of it letters of the largest size. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void takesLittleMemoryHoweverMuchThereIs() throws Exception {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(data.resolve("documents"));
                MongoClient client = MongoClients.create(mongo.uri("communique"))) {
            MongoDatabase database = client.getDatabase("communique");
            byte[] letter = new byte[15 << 20];
            byte[] note = new byte[20 << 10];
            Random random = new Random(1);
            for (int i = 0; i < 68; i++) {
                random.nextBytes(letter);
                database.getCollection("evidenceFiles")
                        .insertOne(new Document("_id", "letter" + i).append("bytes", letter));
            }
            for (int i = 0; i < 50_000; i++) {
                random.nextBytes(note);
                database.getCollection("publicationFiles")
                        .insertOne(new Document("_id", "note" + i).append("bytes", note));
            }
        }
        try (MongoCompatibleServer server = MongoCompatibleServer.start()) {
            long begin = System.nanoTime();
            assertThat(process(server.uri(), "-Xmx512m").waitFor()).isZero();
            System.out.println(
                    "MoveCommandTests: 2 GB in " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) + " s");
        }
    }

    private Process process(String uri, String heap) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-cp",
                System.getProperty("java.class.path"),
                Communique.class.getName(),
                "move",
                "--to-mongodb",
                "-"));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("DATA_DIR", data.toString());
        builder.environment().put("SPRING_MONGODB_URI", uri);
        return builder.start();
    }

    @Test
    void refusesWhatWouldBeMixed() throws Exception {
        assertThat(move(data)).isEqualTo(2);
        assertThat(said).contains("Use ./run move");
        assertThat(move(data, "--to-mongodb", "-")).isEqualTo(2);
        assertThat(said).contains("SPRING_MONGODB_URI is not set");
        assertThat(move(folder.resolve("none"), "--to-mongodb", "mongodb://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(said).contains("There is no embedded store");
        try (FakeReplicaSet set = FakeReplicaSet.open(folder.resolve("set"));
                MongoClient client = MongoClients.create(set.uri())) {
            Path empty = folder.resolve("empty");
            assertThat(move(empty, "--to-embedded", "--from-mongodb", set.uri()))
                    .isEqualTo(1);
            assertThat(said).contains("There is no coalition");

            MongoDatabase database = client.getDatabase(database(set.uri()));
            database.getCollection("leases")
                    .insertOne(new Document("_id", "servers")
                            .append("lockedAt", Date.from(Instant.now().plusSeconds(300))));
            assertThat(move(empty, "--to-embedded", "--from-mongodb", set.uri()))
                    .isEqualTo(1);
            assertThat(said).contains("in the last two minutes");

            try (DataFolder running = DataFolder.open(data)) {
                assertThat(running.resolve("lock")).exists();
                assertThat(move(data, "--to-mongodb", set.uri())).isEqualTo(1);
                assertThat(said).contains("in use");
            }
        }
        try (PostgresServer engine = PostgresServer.start();
                Connection connection = DriverManager.getConnection(
                        engine.jdbcUrl(), PostgresServer.USERNAME, PostgresServer.PASSWORD)) {
            connection.createStatement().execute("create table communique_applied (id varchar(10))");
            var environment = Map.of(
                    "SPRING_DATASOURCE_URL", engine.jdbcUrl(),
                    "SPRING_DATASOURCE_USERNAME", PostgresServer.USERNAME,
                    "SPRING_DATASOURCE_PASSWORD", PostgresServer.PASSWORD);
            var options = List.of("--to-mongodb", "mongodb://127.0.0.1:1", "--to-postgresql", "-");
            var output = new ByteArrayOutputStream();
            var stream = new PrintStream(output, true, StandardCharsets.UTF_8);
            assertThat(MoveCommand.run(data, environment, Clock.systemUTC(), stream, stream, options))
                    .isEqualTo(1);
            assertThat(output.toString(StandardCharsets.UTF_8)).contains("has tables already");
        }
    }

    /** As far as its schema goes. */
    private static int start(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase(database(uri));
            new SchemaUpgrade(database, Schema.CURRENT, "1.0.0", true, Clock.systemUTC()).run(_ -> "none");
            return requireNonNull(database.getCollection("schema")
                            .find(eq("_id", "schema"))
                            .first())
                    .getInteger("version");
        }
    }

    private static String database(String uri) {
        return requireNonNullElse(new ConnectionString(uri).getDatabase(), "communique");
    }

    private static Map<String, Fingerprint> documents(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            return documents(client.getDatabase(database(uri)));
        }
    }

    private Map<String, Fingerprint> documents(Path of) throws IOException {
        Path copy = Files.createTempDirectory(folder, "copy");
        FileSystemUtils.copyRecursively(of.resolve("documents"), copy);
        try (EmbeddedMongo mongo = EmbeddedMongo.open(copy);
                MongoClient client = MongoClients.create(mongo.uri("communique"))) {
            return documents(client.getDatabase("communique"));
        }
    }

    private static Map<String, Fingerprint> documents(MongoDatabase database) {
        Map<String, Fingerprint> documents = new TreeMap<>();
        new DatabaseCopy(database, database)
                .collections()
                .forEach(name -> documents.put(name, DatabaseCopy.fingerprint(database, name)));
        documents.values().removeIf(Fingerprint.NONE::equals);
        return documents;
    }

    /** Without the lock, and what says that all was moved. */
    private static Map<String, String> files(Path of) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(of)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("lock") && !file.endsWith("documents.moved")) {
                    hashes.put(of.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return hashes;
    }
}
