package org.communique.mail;

import java.util.Set;

/** Tells people of events. Each event is stored when it is published, and told of until that went well. */
public interface NotificationListener {

    Set<Class<?>> events();

    /** Told of again, nobody hears twice. */
    void handle(StoredEvent stored);
}
