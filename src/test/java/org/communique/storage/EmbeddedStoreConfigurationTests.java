package org.communique.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

class EmbeddedStoreConfigurationTests {

    @TempDir
    Path folder;

    private ApplicationContextRunner application() {
        return StorageContext.over(folder.resolve("data"));
    }

    record Note(@Id String id, String text) {}

    @Test
    void keepsDocumentsAndRowsFromOneStartToTheNext() {
        application().run(context -> {
            context.getBean(MongoTemplate.class).insert(new Note("1", "kept"));
            try (var connection = context.getBean(DataSource.class).getConnection()) {
                connection.createStatement().execute("create table kept (id int)");
            }
        });
        application().run(context -> {
            assertThat(context.getBean(MongoTemplate.class).findAll(Note.class)).containsExactly(new Note("1", "kept"));
            try (var connection = context.getBean(DataSource.class).getConnection()) {
                assertThat(connection.createStatement().execute("select * from kept"))
                        .isTrue();
            }
        });
    }

    /** They may be refused, when the documents must not have been changed yet. */
    @Test
    void opensTheRowsBeforeItWritesDocuments() {
        application()
                .withBean("refusal", Refusal.class)
                .run(context -> assertThat(context).hasFailed());
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder.resolve("data/documents"));
                MongoClient client = MongoClients.create(mongo.uri("communique"))) {
            assertThat(client.getDatabase("communique").listCollectionNames()).isEmpty();
        }
    }

    static class Refusal implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof DataSource) {
                throw new IllegalStateException("of a later release");
            }
            return bean;
        }
    }

    @Test
    void letsNobodyInWithoutTheSecretOfThisStart() {
        application().run(context -> {
            context.getBean(MongoTemplate.class).insert(new Note("1", "private"));
            String uri = context.getBean(EmbeddedMongo.class).uri("communique");
            String address = uri.substring(uri.indexOf('@') + 1, uri.indexOf('?'));
            for (String login : List.of("", "communique:guess@")) {
                String options = login.isEmpty() ? "?" : "?authMechanism=PLAIN&authSource=$external&";
                String attempt = "mongodb://" + login + address + options + "serverSelectionTimeoutMS=2000";
                try (MongoClient stranger = MongoClients.create(attempt)) {
                    assertThatThrownBy(() -> stranger.getDatabase("communique")
                                    .getCollection("note")
                                    .find()
                                    .first())
                            .hasMessageMatching("(?s).*(Authentication required|authenticating).*");
                }
            }
        });
    }

    @Test
    void keepsItsFolderToItself() {
        application().run(context -> {
            context.getBean(MongoTemplate.class).insert(new Note("1", "private"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                    .isEqualTo("rwx------");
        });
    }

    /** As {@code unzip} leaves them. */
    @Test
    void closesFilesToOthers() throws IOException {
        Path data = folder.resolve("data");
        application().run(context -> {
            context.getBean(MongoTemplate.class).insert(new Note("1", "private"));
            context.getBean(DataSource.class).getConnection().close();
        });
        Files.createDirectories(data.resolve("keys"));
        Files.writeString(data.resolve("keys/ledger.key"), "key");
        for (Path file : files(data)) {
            boolean isFolder = Files.isDirectory(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(isFolder ? "rwxr-xr-x" : "rw-rw-r--"));
        }
        Path beside = Files.writeString(data.resolve("README"), "of the operator");
        application()
                .run(context -> assertThat(files(data))
                        .filteredOn(file -> !file.equals(beside))
                        .hasSizeGreaterThan(5)
                        .allSatisfy(file ->
                                assertThat(mode(file)).isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------")));
        assertThat(mode(beside)).startsWith("rw-r");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void refusesAFolderThatIsInUse() {
        application().run(first -> {
            assertThat(first).hasNotFailed();
            application()
                    .run(second -> assertThat(second)
                            .getFailure()
                            .rootCause()
                            .isInstanceOf(DataFolderUnusableException.class)
                            .hasMessageContaining("is in use by another running Communiqué"));
        });
    }

    @Test
    void refusesAFolderThatItCannotWriteTo() {
        application()
                .withPropertyValues("communique.data-dir=/dev/null/data")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasStackTraceContaining(DataFolderUnusableException.class.getSimpleName())
                        .hasStackTraceContaining("The data folder /dev/null/data cannot be written to"));
    }

    @Test
    void acknowledgesWritesFromAMajorityWithJournal() {
        application()
                .run(context -> assertThat(
                                context.getBean(MongoTemplate.class).getDb().getWriteConcern())
                        .isEqualTo(WriteConcern.MAJORITY.withJournal(true)));
    }

    @Test
    void leavesTransactionsToTheRelationalStore() {
        application()
                .run(context -> assertThat(context.getBean(PlatformTransactionManager.class))
                        .isInstanceOf(JdbcTransactionManager.class));
    }
}
