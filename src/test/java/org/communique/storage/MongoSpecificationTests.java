package org.communique.storage;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The unified tests of MongoDB's own specifications (github.com/mongodb/specifications), on the embedded store behind the
 * pretended replica set. They are not part of this tree: {@code -Dmongodb.specifications} names the folder of a copy. What does
 * not apply is aborted with its reason, and the reasons are counted at the end.
 */
@EnabledIfSystemProperty(named = "mongodb.specifications", matches = ".+")
class MongoSpecificationTests {

    /** What the embedded store does otherwise than MongoDB; the product uses none of it. */
    private static final Map<String, String> DIFFERENCES = Map.ofEntries(
            Map.entry("Aggregate with $out", "no $out"),
            Map.entry("Aggregate with $out and batch size of 0", "no $out"),
            Map.entry("Replacing document with top-level dotted key on 3.6+ server", "no names with dots"),
            Map.entry("Test new structure in ns document MUST NOT err", "no names with dots"),
            Map.entry("inserting _id with type null via updateOne", "no upsert by an _id that is null"),
            Map.entry("inserting _id with type null via updateMany", "no upsert by an _id that is null"),
            Map.entry("inserting _id with type null via replaceOne", "no upsert by an _id that is null"),
            Map.entry("clusterTime is present", "no clusterTime in events"),
            Map.entry("Change Stream should error when _id is projected out", "events without their token are sent"),
            Map.entry("Test server error on projecting out _id", "events without their token are sent"),
            Map.entry("Test drop and invalidate event types", "no events of dropped collections"));

    private static final Map<String, Integer> COUNTS = new TreeMap<>();

    @TempDir
    static Path folder;

    private static FakeReplicaSet server;

    @BeforeAll
    static void open() {
        server = FakeReplicaSet.open(folder);
    }

    @AfterAll
    static void close() {
        server.close();
        COUNTS.forEach((outcome, count) -> System.out.println(count + " " + outcome));
    }

    @TestFactory
    Stream<DynamicContainer> doesWhatTheSpecificationsSay() {
        var source = Path.of(System.getProperty("mongodb.specifications"), "source");
        return Stream.of("crud", "change-streams", "retryable-writes")
                .flatMap(name -> files(source.resolve(name).resolve("tests/unified")).stream()
                        .map(file -> tests(name, file)));
    }

    private static List<Path> files(Path tests) {
        try (var files = Files.list(tests)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DynamicContainer tests(String specification, Path path) {
        try {
            var file = BsonDocument.parse(Files.readString(path));
            return dynamicContainer(
                    specification + "/" + path.getFileName(),
                    file.getArray("tests").stream().map(test -> test(specification, file, test.asDocument())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DynamicTest test(String specification, BsonDocument file, BsonDocument test) {
        var description = test.getString("description").getValue();
        return dynamicTest(description, () -> {
            try (var run = new SpecificationTestCase(server, file, test)) {
                if (DIFFERENCES.containsKey(description)) {
                    throw new UnsupportedSpecificationException("differs: " + DIFFERENCES.get(description));
                }
                run.run();
                count(specification + ": passed");
            } catch (UnsupportedSpecificationException reason) {
                count(specification + ": " + reason.what());
                Assumptions.abort(reason.what());
            }
        });
    }

    private static void count(String outcome) {
        COUNTS.merge(outcome, 1, Integer::sum);
    }
}
