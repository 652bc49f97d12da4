package org.communique.collab.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.EditLog;
import org.communique.collab.log.LogAppend;

/** Lets many rooms store what has come in with one command: each is locked meanwhile, as if it flushed alone. */
final class BatchWriter {

    private record Pending(Room room, LogAppend append) {}

    private final EditLog edits;

    BatchWriter(EditLog edits) {
        this.edits = edits;
    }

    /**
     * @param busy gets the rooms in which somebody else is busy: nobody waits for them
     */
    void flush(List<Room> rooms, Consumer<Room> busy) {
        List<Room> begun = new ArrayList<>();
        try {
            for (Room room : rooms) {
                if (room.begin()) {
                    begun.add(room);
                } else {
                    busy.accept(room);
                }
            }
            for (List<Pending> pending = pending(begun); !pending.isEmpty(); pending = pending(begun)) {
                List<AppendResult> results =
                        edits.append(pending.stream().map(Pending::append).toList());
                for (int i = 0; i < results.size(); i++) {
                    pending.get(i).room.complete(pending.get(i).append, results.get(i));
                }
            }
        } finally {
            begun.forEach(Room::end);
        }
    }

    private static List<Pending> pending(List<Room> rooms) {
        return rooms.stream()
                .map(room -> room.toAppend().map(logAppend -> new Pending(room, logAppend)))
                .flatMap(Optional::stream)
                .toList();
    }
}
