package org.communique.crdt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clocks by client, in insertion order; optimised for the one or two clients that a transaction concerns. */
final class ClientClocks {

    private static final int MOST_WITHOUT_INDEX = 8;

    private long[] clients = new long[1];
    private long[] clocks = new long[1];
    private int size;
    private @Nullable Map<Long, Integer> index;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long client(int position) {
        return clients[position];
    }

    long clock(int position) {
        return clocks[position];
    }

    boolean contains(long client) {
        return position(client) >= 0;
    }

    /** The clock, or -1. */
    long get(long client) {
        int position = position(client);
        return position < 0 ? -1 : clocks[position];
    }

    long[] clientsDescending() {
        long[] ascending = Arrays.copyOf(clients, size);
        if (size == 1) {
            return ascending;
        }
        Arrays.sort(ascending);
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            long client = ascending[i];
            ascending[i] = ascending[j];
            ascending[j] = client;
        }
        return ascending;
    }

    private int position(long client) {
        if (index != null) {
            return index.getOrDefault(client, -1);
        }
        for (int i = 0; i < size; i++) {
            if (clients[i] == client) {
                return i;
            }
        }
        return -1;
    }

    void putIfAbsent(long client, long clock) {
        if ((size > 0 && clients[size - 1] == client) || position(client) >= 0) {
            return;
        }
        if (size == clients.length) {
            clients = Arrays.copyOf(clients, size * 4);
            clocks = Arrays.copyOf(clocks, size * 4);
        }
        clients[size] = client;
        clocks[size] = clock;
        size++;
        if (index != null) {
            index.put(client, size - 1);
        } else if (size > MOST_WITHOUT_INDEX) {
            index = new HashMap<>();
            for (int i = 0; i < size; i++) {
                index.put(clients[i], i);
            }
        }
    }
}
