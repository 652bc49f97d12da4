package org.communique.mail;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** With {@code -Dslow}, events are delivered late: whoever looks at what comes of them has to wait for it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SlowDelivery implements NotificationListener {

    private static final int DELAY = 2 * Integer.getInteger("slow", 0);

    private final ObjectProvider<NotificationListener> listeners;

    SlowDelivery(ObjectProvider<NotificationListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public Set<Class<?>> events() {
        return DELAY == 0
                ? Set.of()
                : listeners.stream()
                        .filter(listener -> listener != this)
                        .flatMap(listener -> listener.events().stream())
                        .collect(toSet());
    }

    @Override
    public void handle(StoredEvent stored) {
        try {
            Thread.sleep(DELAY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
