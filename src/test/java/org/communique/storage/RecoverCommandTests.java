package org.communique.storage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;
import org.bson.Document;
import org.communique.operator.CannotStartFailureAnalyzer;
import org.communique.storage.embedded.EmbeddedMongo;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** A damaged store is refused in one line, and recovered only when its operator accepts what that loses. */
class RecoverCommandTests {

    private static final int DOCUMENTS = 300;
    private static final int AFTER_HEADER = 4096;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void keepsEveryWholeEntryOfADamagedJournal() throws IOException {
        Path data = killed();
        flip(only(data, "journal-"), AFTER_HEADER + 60_000);
        assertThat(failure(data))
                .contains("is not opened, as acknowledged changes would be lost: journal-1 is damaged: byte ")
                .contains("Nothing was changed.");

        assertThat(recover(data))
                .contains("bytes cannot be read; ", "What cannot be read or is left out would be lost.");
        assertThat(failure(data)).as("only shown so far").contains("journal-1 is damaged");
        assertThat(recover(data, "--accept-loss")).contains("kept as");

        assertThat(data.resolve("documents.damaged-20260504T020000Z/journal-1")).exists();
        assertThat(found(data)).isBetween(DOCUMENTS - 30, DOCUMENTS - 1);
    }

    @Test
    void keepsEveryReadableDocumentOfADamagedFile() throws IOException {
        Path data = folder.resolve("data");
        fill(data, () -> {});
        Path file = data.resolve("documents/documents.mv");
        flip(file, textIn(file, "Text 150 "));
        assertThat(failure(data)).contains("documents.mv is damaged: block ");

        assertThat(recover(data))
                .containsPattern("documents\\.mv: \\d+ of 300 rows of communique\\.note cannot be read");
        recover(data, "--accept-loss");

        assertThat(found(data)).isBetween(DOCUMENTS - 100, DOCUMENTS - 1);
    }

    @Test
    void keepsTheNewerOfDocumentsThatDamageMadeEqualInAUniqueIndex() throws IOException {
        Path killed = folder.resolve("killed");
        StorageContext.over(folder.resolve("data")).run(context -> {
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            for (String side : List.of("left", "right")) {
                documents.indexOps("pair").createIndex(new Index(side, Sort.Direction.ASC).unique());
            }
            insertPair(documents, "of the file", 1, 1);
            insertPair(documents, "left out of the file", 30, 30);
            context.getBean(EmbeddedMongo.class).copyTo(new ZipOutputStream(OutputStream.nullOutputStream()));
            updatePair(documents, "of the file", "left", 2);
            insertPair(documents, "left out", 1, 7);
            updatePair(documents, "left out", "right", 8);
            insertPair(documents, "newer", 9, 7);
            insertPair(documents, "older", 20, 20);
            updatePair(documents, "older", "left", 21);
            insertPair(documents, "newest", 20, 22);
            updatePair(documents, "left out of the file", "right", 31);
            insertPair(documents, "instead", 32, 30);
            copy(folder.resolve("data"), killed);
        });
        Path journal = only(killed, "journal-");
        for (String id : List.of("of the file", "left out", "older", "left out of the file")) {
            flip(journal, textIn(journal, "Moved: " + id + "."));
        }

        String[] lines = {
            "communique.pair: the document \"left out\" is left out, as a newer one has its value in the index right",
            "communique.pair: the document \"older\" is left out, as a newer one has its value in the index left",
            "communique.pair: the document \"left out of the file\" is left out, as a newer one has its value in the index right"
        };
        assertThat(recover(killed)).contains(lines).contains("would be lost", "Nothing was changed");
        assertThat(failure(killed)).contains("is damaged");
        assertThat(recover(killed, "--accept-loss")).contains(lines).contains("kept as");

        StorageContext.over(killed).run(context -> {
            assertThat(context).hasNotFailed();
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            assertThat(documents.findAll(Document.class, "pair"))
                    .extracting(pair -> pair.get("_id"))
                    .containsExactlyInAnyOrder("of the file", "newer", "newest", "instead");
            for (String side : List.of("left", "right")) {
                assertThat(documents.find(Query.query(Criteria.where(side).gte(0)), Document.class, "pair"))
                        .hasSize(4);
            }
            assertThatThrownBy(() -> insertPair(documents, "double", 100, 30)).hasMessageContaining("E11000");
        });
    }

    /** Its next start would make the index again, and be refused. */
    @Test
    void keepsTheNewerAlsoWhereTheStoreLostTheDeclarationOfTheIndex() throws IOException {
        Path killed = folder.resolve("killed");
        StorageContext.over(folder.resolve("data")).run(context -> {
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            insertEntry(documents, "older", 1, "a");
            insertEntry(documents, "newer", 1, "b");
            insertEntry(documents, "other", 2, "c");
            documents.insert(new Document("_id", "alone").append("email", "a@b.example"), "members");
            copy(folder.resolve("data"), killed);
        });

        var line = "communique.ledgerEntries: the document \"older\" is left out, as a newer one has its value in the"
                + " index log_index";
        assertThat(recover(killed)).contains(line, "would be lost").doesNotContain("members");
        recover(killed, "--accept-loss");

        StorageContext.over(killed).run(context -> {
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            documents
                    .indexOps("ledgerEntries")
                    .createIndex(new Index("log", Sort.Direction.ASC)
                            .on("index", Sort.Direction.ASC)
                            .named("log_index")
                            .unique());
            assertThat(documents.find(
                            Query.query(Criteria.where("log").is("4711/public")), Document.class, "ledgerEntries"))
                    .extracting(entry -> entry.get("_id"))
                    .containsExactlyInAnyOrder("newer", "other");
            assertThatThrownBy(() -> insertEntry(documents, "double", 2, "d")).hasMessageContaining("E11000");
        });
    }

    private static void insertEntry(MongoTemplate documents, String id, int index, String key) {
        documents.insert(
                new Document("_id", id)
                        .append("log", "4711/public")
                        .append("index", index)
                        .append("key", key),
                "ledgerEntries");
    }

    private static void insertPair(MongoTemplate documents, String id, int left, int right) {
        documents.insert(new Document("_id", id).append("left", left).append("right", right), "pair");
    }

    private static void updatePair(MongoTemplate documents, String id, String side, int value) {
        documents.updateFirst(
                Query.query(Criteria.where("_id").is(id)),
                new Update().set(side, value).set("text", "Moved: " + id + "."),
                "pair");
    }

    @Test
    void takesAStoreThatLostItsVersionForOneOfThisRelease() throws IOException {
        Path data = folder.resolve("data");
        StorageContext.over(data).run(context -> {
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            documents.insert(new Document("_id", "amina").append("email", "a@b.example"), "members");
            documents.getCollection("schema").deleteMany(new Document());
        });
        StorageContext.over(data)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("before 1.0.0"));

        assertThat(recover(data, "--accept-loss")).contains("it is taken for that of this release");

        StorageContext.over(data).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        Path data = killed();
        Path journal = only(data, "journal-");
        Files.move(journal, journal.resolveSibling("journal-3"));
        assertThat(failure(data)).contains("journal-3 is damaged: its beginning cannot be read");
        assertThat(recover(data)).contains("journal-1 is missing", "journal-3: all of its");

        Files.delete(data.resolve("documents/documents.mv"));
        assertThat(recover(data)).contains("documents.mv is missing or empty", "would be lost");
        Files.move(journal.resolveSibling("journal-3"), journal);
        assertThat(recover(data)).contains("had nothing yet", "Nothing would be lost.");
        assertThat(found(data)).isEqualTo(DOCUMENTS);
    }

    @Test
    void completesARecoveryThatEndedBetweenItsRenames() throws IOException {
        Path data = killed();
        Path documents = data.resolve("documents");
        Files.move(documents, data.resolve("documents.recovered"));
        Files.createDirectory(data.resolve("documents.damaged-20260504T020000Z"));
        assertThat(found(data)).isEqualTo(DOCUMENTS);

        Files.move(documents, data.resolve("elsewhere"));
        StorageContext.over(data)
                .run(context -> assertThat(requireNonNull(context.getStartupFailure()))
                        .hasStackTraceContaining("no new one is made"));
        assertThat(documents).doesNotExist();
    }

    @Test
    void makesNoNewStoreWhereOneIsMissing() throws IOException {
        Path data = killed();
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/ledger.heads"), "4711/public 1 0a .\n");
        Path documents = data.resolve("documents");
        Files.move(documents, data.resolve("elsewhere"));
        StorageContext.over(data)
                .run(context -> assertThat(requireNonNull(context.getStartupFailure()))
                        .hasStackTraceContaining(documents + " is missing, but"));
        assertThat(documents).doesNotExist();

        Files.move(data.resolve("elsewhere"), documents);
        assertThat(found(data)).isEqualTo(DOCUMENTS);
    }

    @Test
    void saysThatALaterReleaseWroteTheWorkflowTables() throws IOException {
        Path data = folder.resolve("data");
        fill(data, () -> {});
        Path file = data.resolve("workflow.mv.db");
        byte[] written = Files.readAllBytes(file);
        for (int block : List.of(0, AFTER_HEADER)) {
            String header = new String(written, block, AFTER_HEADER, StandardCharsets.ISO_8859_1);
            String later = header.substring(0, header.indexOf(",fletcher:")).replace("format:3", "format:9");
            byte[] bytes = later.getBytes(StandardCharsets.ISO_8859_1);
            later += ",fletcher:%x\n".formatted(DataUtils.getFletcher32(bytes, 0, bytes.length));
            System.arraycopy(later.getBytes(StandardCharsets.ISO_8859_1), 0, written, block, later.length());
        }
        Files.write(file, written);
        StorageContext.over(data).run(context -> {
            var failure = catchThrowable(
                    () -> context.getBean(javax.sql.DataSource.class).getConnection());
            assertThat(requireNonNull(new WorkflowFileFailureAnalyzer().analyze(failure))
                            .getDescription())
                    .contains("later release");
        });
        assertThat(Files.readAllBytes(file)).isEqualTo(written);
    }

    @Test
    void saysThatTheWorkflowTablesAreMadeAgain() throws IOException {
        Path data = folder.resolve("data");
        fill(data, () -> {});
        Path file = data.resolve("workflow.mv.db");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(3 * AFTER_HEADER);
            channel.write(ByteBuffer.allocate(2 * AFTER_HEADER), 0);
        }
        StorageContext.over(data).run(context -> {
            var failure = catchThrowable(
                    () -> context.getBean(javax.sql.DataSource.class).getConnection());
            assertThat(requireNonNull(new WorkflowFileFailureAnalyzer().analyze(failure))
                            .getAction())
                    .startsWith("Rename that file and start again");
        });
        for (int code : List.of(DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_FILE_LOCKED)) {
            assertThat(new WorkflowFileFailureAnalyzer().analyze(new MVStoreException(code, "No damage")))
                    .isNull();
        }
    }

    @Test
    void leavesARunningServerAlone() {
        StorageContext.over(folder.resolve("data")).run(context -> {
            context.getBean(MongoTemplate.class);
            assertThat(recover(folder.resolve("data"))).contains("is in use by another running Communiqué");
        });
    }

    /** As kill -9 leaves it: everything is in the journal. */
    private Path killed() {
        Path killed = folder.resolve("killed");
        fill(folder.resolve("data"), () -> copy(folder.resolve("data"), killed));
        return killed;
    }

    private static void copy(Path data, Path killed) {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.toList()) {
                Files.copy(file, killed.resolve(data.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Path data, Runnable atTheEnd) {
        StorageContext.over(data).run(context -> {
            assertThat(context).hasNotFailed();
            try (var connection = context.getBean(javax.sql.DataSource.class).getConnection()) {
                connection.createStatement().execute("create table kept (id int)");
            }
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            documents.indexOps("note").createIndex(new Index("number", Sort.Direction.ASC));
            IntStream.range(0, DOCUMENTS)
                    .forEach(number -> documents.insert(
                            new Document("_id", number)
                                    .append("number", number)
                                    .append("text", "Text " + number + " " + "x".repeat(300)),
                            "note"));
            atTheEnd.run();
        });
    }

    /** By the index, and by a scan. */
    private static int found(Path data) {
        int[] found = new int[2];
        StorageContext.over(data).run(context -> {
            assertThat(context).hasNotFailed();
            MongoTemplate documents = context.getBean(MongoTemplate.class);
            found[0] = documents
                    .find(Query.query(Criteria.where("number").gte(0)), Document.class, "note")
                    .size();
            found[1] = documents.findAll(Document.class, "note").size();
            assertThat(documents.indexOps("note").getIndexInfo()).hasSize(2);
        });
        assertThat(found[0]).isEqualTo(found[1]);
        return found[0];
    }

    private static String failure(Path data) {
        String[] line = new String[1];
        StorageContext.over(data).run(context -> {
            var analysis = requireNonNull(
                    new CannotStartFailureAnalyzer().analyze(requireNonNull(context.getStartupFailure())));
            line[0] = analysis.getDescription();
            assertThat(analysis.getAction())
                    .isEqualTo("Restore a backup, or run ./run recover, which shows what would be lost.");
        });
        return line[0];
    }

    private String recover(Path data, String... options) {
        printed.reset();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        RecoverCommand.run(
                data, Clock.fixed(Instant.parse("2026-05-04T02:00:00Z"), ZoneOffset.UTC), out, out, List.of(options));
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Path only(Path data, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("documents"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long textIn(Path file, String text) throws IOException {
        int place = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).indexOf(text);
        assertThat(place).isPositive();
        return place;
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            channel.write(one.put(0, (byte) (one.get(0) ^ 4)).rewind(), at);
        }
    }
}
