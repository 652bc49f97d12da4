package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.bson.Document;
import org.communique.operator.CommandRefusedException;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupCommandTests {

    @TempDir
    Path folder;

    @Test
    void copiesARunningServer() throws IOException {
        Path data = folder.resolve("data");
        Path zip = folder.resolve("backup.zip");
        StorageContext.over(data).run(context -> {
            context.getBean(MongoTemplate.class).insert(new Document("_id", 1), "kept");
            context.getBean(JdbcClient.class).sql("create table kept (id int)").update();
            context.getBean(BackupCommand.class).run(List.of(zip.toString()));
            context.getBean(MongoTemplate.class).insert(new Document("_id", 2), "kept");
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
                .isEqualTo("rw-------");
        restoresOneDocumentAndOneTable(zip);
    }

    @Test
    void hasNothingThatWasDeletedBeforeItInItsFreeSpaceNorHasTheFileAfterTheNextStart() throws IOException {
        Path data = folder.resolve("data");
        Path zip = folder.resolve("backup.zip");
        StorageContext.over(data).run(context -> {
            var mongo = context.getBean(MongoTemplate.class);
            for (int i = 0; i < 2_000; i++) {
                mongo.insert(new Document("_id", i).append("name", "Ada Lovelace".repeat(20)), "people");
            }
            context.getBean(EmbeddedMongo.class).copyTo(new ZipOutputStream(OutputStream.nullOutputStream()));
            mongo.getCollection("people").deleteMany(new Document("_id", new Document("$gt", 0)));
            mongo.getCollection("people")
                    .updateOne(new Document("_id", 0), new Document("$unset", new Document("name", "")));
            assertThat(names(Files.readAllBytes(data.resolve("documents/documents.mv"))))
                    .isPositive();

            context.getBean(BackupCommand.class).run(List.of(zip.toString()));
            context.getBean(EmbeddedMongo.class).rewriteAtNextStart();
        });
        unpack(zip, folder.resolve("restored"));
        assertThat(names(Files.readAllBytes(folder.resolve("restored/documents/documents.mv"))))
                .isZero();
        for (Path each : List.of(data, folder.resolve("restored"))) {
            StorageContext.over(each)
                    .run(context -> assertThat(context.getBean(MongoTemplate.class)
                                    .getCollection("people")
                                    .countDocuments())
                            .isOne());
        }
        try (var files = Files.list(data.resolve("documents"))) {
            for (Path file : files.toList()) {
                assertThat(names(Files.readAllBytes(file))).as(file.toString()).isZero();
            }
        }
    }

    private static long names(byte[] file) {
        return Pattern.compile("Lovelace")
                .matcher(new String(file, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }

    @Test
    void overwritesNothing() {
        StorageContext.over(folder.resolve("data")).run(context -> {
            Path file = Files.createFile(folder.resolve("backup.zip"));
            assertThatThrownBy(() -> context.getBean(BackupCommand.class).run(List.of(file.toString())))
                    .isInstanceOf(CommandRefusedException.class)
                    .hasMessageContaining("exists already");
            assertThat(file).isEmptyFile();
        });
    }

    @Test
    void copiesTheKeysAndNamesTheToolsForServers() throws IOException {
        Path data = folder.resolve("data");
        Path zip = folder.resolve("backup.zip");
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/ledger.key"), "key");
        Instant night = Instant.parse("2026-05-04T02:00:00Z");
        var none = new StaticListableBeanFactory();
        var backupCommand = new BackupCommand(
                new StorageProperties(data, Duration.ofSeconds(10), new StorageProperties.Upgrade("")),
                none.getBeanProvider(EmbeddedMongo.class),
                none.getBeanProvider(H2ConnectionDetails.class),
                none.getBeanProvider(DataSource.class),
                Clock.fixed(night, ZoneOffset.UTC));
        assertThat(backupCommand.run(List.of(zip.toString()))).contains("mongodump", "pg_dump");
        Path restored = folder.resolve("restored");
        unpack(zip, restored);
        assertThat(restored.resolve("keys/ledger.key")).hasContent("key");
        assertThat(restored.resolve("keys/ledger.backup")).hasContent(night.toString());
    }

    private void restoresOneDocumentAndOneTable(Path zip) {
        Path restored = folder.resolve("restored");
        unpack(zip, restored);
        StorageContext.over(restored).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(MongoTemplate.class).findAll(Document.class, "kept"))
                    .hasSize(1);
            assertThat(context.getBean(JdbcClient.class)
                            .sql("select count(*) from kept")
                            .query(Integer.class)
                            .single())
                    .isZero();
        });
    }

    private static void unpack(Path zip, Path folder) {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
