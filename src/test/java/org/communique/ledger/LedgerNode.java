package org.communique.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;

/** One server's ledger on a database that it may share with others. */
final class LedgerNode implements AutoCloseable {

    final LedgerEntryRepository entries;
    final KnownKeyRepository knownKeys;
    final StoredTimestampRepository timestamps;
    final LedgerProperties properties;
    private final MongoClient client;

    LedgerNode(String uri, Path dataDir) {
        this(uri, dataDir, "coalition.example");
    }

    LedgerNode(String uri, Path dataDir, String ledgerName) {
        this.client = MongoClients.create(uri);
        this.properties = new LedgerProperties(dataDir, ledgerName, null);
        MongoMappingContext context = new MongoMappingContext();
        context.setAutoIndexCreation(true);
        MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.afterPropertiesSet();
        MongoTemplate mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, "communique"), converter);
        MongoRepositoryFactory repositories = new MongoRepositoryFactory(mongo);
        this.entries = repositories.getRepository(LedgerEntryRepository.class);
        this.knownKeys = repositories.getRepository(KnownKeyRepository.class);
        this.timestamps = repositories.getRepository(StoredTimestampRepository.class);
    }

    /** Starts the ledger as the server does: with its key, which is made if there is none. */
    Ledger start() {
        return start(properties);
    }

    Ledger start(LedgerProperties properties) {
        return start(properties, new SignedTreeHeadStore(properties, entries));
    }

    Ledger start(SignedTreeHeadStore heads) {
        return start(properties, heads);
    }

    private Ledger start(LedgerProperties properties, SignedTreeHeadStore heads) {
        return new Ledger(entries, key(), new TimestampService(properties, timestamps), heads, properties);
    }

    LedgerKey key() {
        return new LedgerKey(properties, entries, knownKeys);
    }

    @Override
    public void close() {
        client.close();
    }
}
