package org.communique.storage;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/** Changes a collection before each update of it that depends on what was read, once told to. */
public final class Interference implements CommandListener, MongoClientSettingsBuilderCustomizer {

    private record Change(BsonString collection, Runnable work) {}

    private volatile @Nullable Change change;

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.addCommandListener(this);
    }

    public void beforeUpdatesOf(String collection, Runnable work) {
        change = new Change(new BsonString(collection), work);
    }

    public void end() {
        change = null;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var before = change;
        if (before != null
                && event.getCommandName().equals("findAndModify")
                && before.collection().equals(event.getCommand().get("findAndModify"))) {
            before.work().run();
        }
    }
}
