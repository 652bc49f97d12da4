package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupTests {

    @TempDir
    Path folder;

    @Test
    void copiesARunningServer() throws IOException {
        Path data = folder.resolve("data");
        Path zip = folder.resolve("backup.zip");
        StorageContext.over(data).run(context -> {
            context.getBean(MongoTemplate.class).insert(new Document("_id", 1), "kept");
            context.getBean(JdbcClient.class).sql("create table kept (id int)").update();
            BackupCommand.run(data, zip);
            context.getBean(MongoTemplate.class).insert(new Document("_id", 2), "kept");
        });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
                .isEqualTo("rw-------");
        restoresOneDocumentAndOneTable(zip);
    }

    @Test
    void copiesAStoppedServer() throws IOException {
        Path data = folder.resolve("data");
        StorageContext.over(data).run(context -> {
            context.getBean(MongoTemplate.class).insert(new Document("_id", 1), "kept");
            context.getBean(JdbcClient.class).sql("create table kept (id int)").update();
        });
        Path zip = folder.resolve("backup.zip");
        BackupCommand.run(data, zip);
        restoresOneDocumentAndOneTable(zip);
    }

    @Test
    void saysSoWhenThereIsNothingToCopy() {
        assertThatThrownBy(() -> BackupCommand.run(folder.resolve("nowhere"), folder.resolve("backup.zip")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("There is no data folder");
        assertThat(folder.resolve("backup.zip")).doesNotExist();
    }

    private void restoresOneDocumentAndOneTable(Path zip) throws IOException {
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

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                Path file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
            }
        }
    }
}
