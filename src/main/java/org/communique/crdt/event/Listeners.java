package org.communique.crdt.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Listeners, which are called in the order of their registration. */
public final class Listeners<T> {

    /** Copied on write, so that listeners can be added and removed while they are called. */
    private List<Consumer<? super T>> list = List.of();

    public Subscription add(Consumer<? super T> listener) {
        return add(listener, () -> {});
    }

    public Subscription add(Consumer<? super T> listener, Runnable whenCancelled) {
        // A consumer of its own, so that the right one of two equal listeners is removed.
        Consumer<T> added = listener::accept;
        List<Consumer<? super T>> longer = new ArrayList<>(list);
        longer.add(added);
        list = longer;
        return () -> {
            List<Consumer<? super T>> shorter = new ArrayList<>(list);
            if (shorter.remove(added)) {
                list = shorter;
                whenCancelled.run();
            }
        };
    }

    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** Calls all, also those after one that throws. */
    public void tell(T news, ListenerFailures listenerFailures) {
        List<Consumer<? super T>> told = list;
        for (int i = 0; i < told.size(); i++) {
            try {
                told.get(i).accept(news);
            } catch (RuntimeException e) {
                listenerFailures.add(e);
            }
        }
    }
}
