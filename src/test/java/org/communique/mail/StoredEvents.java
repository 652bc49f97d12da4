package org.communique.mail;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The events that are to be delivered. */
public final class StoredEvents {

    private StoredEvents() {}

    /** As a server does that starts some minutes later. Another test that moved the clock may have left some of a later day. */
    public static void deliverAll(ApplicationContext server) {
        server.getBean(MongoOperations.class)
                .updateMulti(
                        Query.query(Criteria.where("fact").ne(null)),
                        Update.update(
                                "at", server.getBean(Clock.class).instant().minus(Duration.ofMinutes(2))),
                        StoredEvent.class);
        await().until(() -> {
            server.getBean(EventOutbox.class).deliverAll();
            var now = server.getBean(Clock.class).instant();
            return server.getBean(MongoOperations.class)
                            .count(Query.query(Criteria.where("at").lte(now)), StoredEvent.class)
                    == 0;
        });
    }

    /** As the outbox does, in this thread. */
    public static void deliver(ApplicationContext server, StoredEvent stored) {
        server.getBeansOfType(NotificationListener.class).values().stream()
                .filter(each -> each.events().contains(stored.event().getClass()))
                .forEach(each -> each.handle(stored));
    }
}
