package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
                new StorageProperties(data, Duration.ofSeconds(10)),
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
