package org.communique.storage;

import com.mongodb.ConnectionString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.communique.storage.embedded.EmbeddedMongo;
import org.communique.storage.embedded.table.StoreDamagedException;
import org.communique.storage.schema.Schema;
import org.communique.storage.schema.SchemaUpgrade;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScanner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.annotation.Persistent;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoManagedTypes;

/** Stores in this process, unless {@code spring.mongodb.uri} or {@code spring.datasource.url} names a server; and which database and types are used. */
@Configuration(proxyBeanMethods = false)
class EmbeddedStoreConfiguration {

    static final String DOCUMENTS = "documents";

    static final String DATABASE = "communique";

    /** The database is the one that the URI names. A default of Spring's own property for its name would override that. */
    @Bean
    static BeanPostProcessor databaseWhereTheUriNamesNone() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof MongoProperties mongo
                        && mongo.getUri() != null
                        && new ConnectionString(mongo.getUri()).getDatabase() == null) {
                    mongo.setDatabase(DATABASE);
                }
                return bean;
            }
        };
    }

    /** Spring Boot would read every class for its annotations; these are in the index that the build makes. */
    @Bean
    @ConditionalOnMissingBean
    static MongoManagedTypes mongoManagedTypes(ApplicationContext context) throws ClassNotFoundException {
        return MongoManagedTypes.fromIterable(new EntityScanner(context).scan(Persistent.class));
    }

    @Bean
    @Lazy
    DataFolder dataFolder(StorageProperties properties) {
        return DataFolder.open(properties.dataDir());
    }

    @Bean
    @ConditionalOnMissingBean
    static Schema schema() {
        return Schema.CURRENT;
    }

    @Bean
    static Release release(ObjectProvider<BuildProperties> build) {
        return new Release(Optional.ofNullable(build.getIfAvailable())
                .map(BuildProperties::getVersion)
                .orElse("of development"));
    }

    @Bean
    static SchemaUpgrade schemaUpgrade(
            MongoDatabaseFactory database,
            Schema schema,
            Release release,
            ObjectProvider<EmbeddedMongo> embedded,
            Clock clock) {
        return new SchemaUpgrade(
                database.getMongoDatabase(), schema, release.version(), embedded.getIfAvailable() == null, clock);
    }

    @Bean
    static UpgradeBackup upgradeBackup(
            StorageProperties properties, ObjectProvider<EmbeddedMongo> embedded, Release release, Clock clock) {
        return new UpgradeBackup(
                properties.dataDir(),
                embedded.getIfAvailable(),
                release.version(),
                properties.upgrade().backupMade(),
                clock);
    }

    /** Once all files of a start are there. */
    @Bean
    SmartInitializingSingleton closedFiles(StorageProperties properties) {
        return () -> DataFolder.closeFiles(properties.dataDir());
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(ServerNotConfiguredCondition.MongoDb.class)
    static class Documents {

        @Bean
        EmbeddedMongo embeddedMongo(DataFolder folder) {
            Path documents = folder.resolve(DOCUMENTS);
            try {
                RecoverCommand.finish(folder);
                return EmbeddedMongo.open(documents);
            } catch (IOException e) {
                throw DataFolderUnusableException.notWritable(documents, e);
            } catch (UncheckedIOException e) {
                throw e.getCause() instanceof StoreDamagedException damaged
                        ? DataFolderUnusableException.damaged(documents, damaged)
                        : DataFolderUnusableException.notWritable(documents, Objects.requireNonNull(e.getCause()));
            }
        }

        @Bean
        MongoConnectionDetails embeddedMongoConnection(EmbeddedMongo server) {
            return () -> new ConnectionString(server.uri(DATABASE));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(ServerNotConfiguredCondition.Relational.class)
    static class Relational {

        @Bean
        H2ConnectionDetails embeddedJdbcConnection(DataFolder folder) {
            return new H2ConnectionDetails(folder.resolve("workflow"));
        }
    }
}
