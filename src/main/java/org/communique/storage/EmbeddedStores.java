package org.communique.storage;

import com.mongodb.ConnectionString;
import java.io.IOException;
import javax.sql.DataSource;
import org.communique.storage.embedded.EmbeddedMongo;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** Stores in this process for whatever is not pointed at a server by {@code spring.mongodb.uri} or {@code spring.datasource.url}. */
@Configuration(proxyBeanMethods = false)
class EmbeddedStores {

    @Bean
    @Lazy
    DataFolder dataFolder(StorageProperties properties) {
        return DataFolder.open(properties.dataDir());
    }

    @Bean
    @Conditional(ServerNotConfigured.Either.class)
    BackupSocket backupSocket(
            DataFolder folder,
            ObjectProvider<EmbeddedMongo> documents,
            ObjectProvider<H2File> file,
            ObjectProvider<DataSource> workflow)
            throws IOException {
        DataSource embedded = file.getIfAvailable() == null ? null : workflow.getObject();
        return BackupSocket.listen(
                folder.resolve(BackupSocket.NAME), new Backup(folder, documents.getIfAvailable(), embedded));
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(ServerNotConfigured.MongoDb.class)
    static class Documents {

        @Bean
        EmbeddedMongo embeddedMongo(DataFolder folder) {
            return EmbeddedMongo.open(folder.resolve("documents"));
        }

        @Bean
        MongoConnectionDetails embeddedMongoConnection(EmbeddedMongo server) {
            return () -> new ConnectionString(server.uri("communique"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(ServerNotConfigured.Relational.class)
    static class Relational {

        @Bean
        H2File embeddedJdbcConnection(DataFolder folder) {
            return new H2File(folder.resolve("workflow"));
        }
    }
}
