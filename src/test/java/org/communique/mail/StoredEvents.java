package org.communique.mail;

import static org.awaitility.Awaitility.await;

import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** The events that are to be delivered. */
public final class StoredEvents {

    private StoredEvents() {}

    /** As a server does that starts. */
    public static void deliverAll(ApplicationContext server) {
        server.getBean(EventOutbox.class).deliverAll();
        await().until(() -> server.getBean(MongoOperations.class).count(new Query(), StoredEvent.class) == 0);
    }

    /** As the outbox does, in this thread. */
    public static void deliver(ApplicationContext server, StoredEvent stored) {
        server.getBeansOfType(NotificationListener.class).values().stream()
                .filter(each -> each.events().contains(stored.event().getClass()))
                .forEach(each -> each.handle(stored));
    }
}
