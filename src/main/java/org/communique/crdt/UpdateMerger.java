package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges several updates into one, without a document (Yjs, mergeUpdatesV2). */
final class UpdateMerger {

    private final UpdateEncoder encoder;
    private final StructWriter writer;
    private final List<Cursor> cursors = new ArrayList<>();
    private @Nullable Struct current;

    UpdateMerger(UpdateEncoder encoder) {
        this.encoder = encoder;
        this.writer = new StructWriter(encoder);
    }

    byte[] merge(List<ParsedUpdate> updates) {
        for (ParsedUpdate update : updates) {
            Cursor cursor = new Cursor(update.structs());
            if (cursor.struct != null) {
                cursors.add(cursor);
                moveIntoPlace(cursors.size() - 1);
            }
        }
        while (!cursors.isEmpty()) {
            Cursor cursor = cursors.getFirst();
            take(cursor);
            if (cursor.struct == null) {
                cursors.removeFirst();
            } else {
                restoreOrder();
            }
        }
        if (current != null) {
            writer.write(current, 0);
        }
        writer.finish();
        encoder.writeDeletes(
                DeleteSet.merge(updates.stream().map(ParsedUpdate::deletes).toList()));
        return encoder.toByteArray();
    }

    /** Takes from the cursor with the next struct until another cursor may have it. */
    private void take(Cursor cursor) {
        Struct next = cursor.require();
        long client = next.client;
        Struct last = current;
        if (last == null) {
            current = next;
            cursor.advance();
        } else {
            boolean skipped = false;
            while (next != null && next.end() <= last.end() && next.client >= last.client) {
                next = cursor.advance();
                skipped = true;
            }
            if (next == null || next.client != client || (skipped && next.clock > last.end())) {
                return;
            }
            append(cursor, last, next);
        }
        Struct follower = cursor.struct;
        while (follower != null && current != null && follower.client == client && follower.clock == current.end()) {
            writer.write(current, 0);
            current = follower;
            follower = cursor.advance();
        }
    }

    private void append(Cursor cursor, Struct last, Struct next) {
        if (next.client != last.client) {
            replaceCurrent(last, next);
            cursor.advance();
        } else if (last.end() < next.clock) {
            if (last instanceof Skip) {
                last.length = next.end() - last.clock;
            } else {
                replaceCurrent(last, new Skip(last.client, last.end(), next.clock - last.end()));
            }
        } else {
            long overlap = last.end() - next.clock;
            Struct unseen = next;
            if (overlap > 0) {
                if (last instanceof Skip) {
                    last.length -= overlap;
                } else {
                    unseen = next.sliceFrom(overlap);
                }
            }
            if (!last.mergeWith(unseen)) {
                replaceCurrent(last, unseen);
                cursor.advance();
            }
        }
    }

    private void replaceCurrent(Struct last, Struct next) {
        writer.write(last, 0);
        current = next;
    }

    private void moveIntoPlace(int index) {
        for (int i = index; i > 0 && isBefore(cursors.get(i), cursors.get(i - 1)); i--) {
            swap(i, i - 1);
        }
    }

    /** Only the first cursor has moved, so only it can be out of order. */
    private void restoreOrder() {
        for (int i = 0; i + 1 < cursors.size() && isBefore(cursors.get(i + 1), cursors.get(i)); i++) {
            swap(i, i + 1);
        }
    }

    private void swap(int i, int j) {
        Cursor cursor = cursors.get(i);
        cursors.set(i, cursors.get(j));
        cursors.set(j, cursor);
    }

    /** Higher clients and lower clocks first; of two kinds of struct at one clock the later one, as in Yjs. */
    private static boolean isBefore(Cursor later, Cursor earlier) {
        Struct a = later.require();
        Struct b = earlier.require();
        if (a.client != b.client) {
            return a.client > b.client;
        }
        return a.clock != b.clock ? a.clock < b.clock : a.getClass() != b.getClass();
    }

    /** Iterates over one update's structs, without gaps. */
    private static final class Cursor {

        private final List<Struct> structs;
        private int index = -1;
        private @Nullable Struct struct;

        Cursor(List<Struct> structs) {
            this.structs = structs;
            advance();
        }

        @Nullable
        Struct advance() {
            do {
                index++;
                struct = index < structs.size() ? structs.get(index) : null;
            } while (struct instanceof Skip);
            return struct;
        }

        Struct require() {
            if (struct == null) {
                throw new IllegalStateException("no struct left");
            }
            return struct;
        }
    }
}
