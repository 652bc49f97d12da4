package org.communique.collab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets many rooms store what has come in with one command: each is locked meanwhile, as if it flushed alone. */
final class Flush {

    private record Pending(Room room, Append append) {}

    private final EditLog edits;

    Flush(EditLog edits) {
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
                List<Appended> results =
                        edits.append(pending.stream().map(Pending::append).toList());
                for (int i = 0; i < results.size(); i++) {
                    pending.get(i).room.settle(pending.get(i).append, results.get(i));
                }
            }
        } finally {
            begun.forEach(Room::end);
        }
    }

    private static List<Pending> pending(List<Room> rooms) {
        return rooms.stream()
                .map(room -> room.toAppend().map(append -> new Pending(room, append)))
                .flatMap(Optional::stream)
                .toList();
    }
}
