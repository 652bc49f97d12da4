package org.communique.mail;

import java.util.Set;

/** Notifies people of events. Each event is stored when it is published, and delivered until that succeeds. */
public interface NotificationListener {

    Set<Class<?>> events();

    /** Delivering an event again notifies no one twice. */
    void handle(StoredEvent stored);
}
