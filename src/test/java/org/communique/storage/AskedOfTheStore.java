package org.communique.storage;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/** What a thread asks of MongoDB and what it is told, without what differs from one moment to the next. */
public final class AskedOfTheStore implements CommandListener, MongoClientSettingsBuilderCustomizer {

    private final ThreadLocal<List<String>> heard = new ThreadLocal<>();

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.addCommandListener(this);
    }

    public List<String> during(Runnable work) {
        List<String> all = new ArrayList<>();
        heard.set(all);
        try {
            work.run();
        } finally {
            heard.remove();
        }
        return all;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        hear(event.getCommand(), "lsid", "$clusterTime", "$db", "txnNumber", "maxTimeMS");
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        hear(event.getResponse(), "operationTime", "$clusterTime");
    }

    private void hear(BsonDocument said, String... passing) {
        var all = heard.get();
        if (all != null) {
            // What the driver hands over cannot be changed.
            var lasting = new BsonDocument();
            lasting.putAll(said);
            List.of(passing).forEach(lasting::remove);
            all.add(lasting.toJson());
        }
    }
}
