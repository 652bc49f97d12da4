package org.communique.collab.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.communique.collab.log.AppendResult;
import org.communique.collab.log.EditLog;
import org.communique.collab.log.LogAppend;

/**
 * The one way of all edits, of editors and of the server, into drafts: receive, apply, write, confirm, deliver (docs/collab.md). Many
 * rooms write what they have received with one command; each is locked meanwhile, as if it went alone.
 */
final class EditPipeline {

    private record Unwritten(Room room, LogAppend append) {}

    private final EditLog edits;

    EditPipeline(EditLog edits) {
        this.edits = edits;
    }

    /**
     * Takes what the rooms have received through the other stages.
     *
     * @param busy gets the rooms in which someone else is busy: no one waits for them
     */
    void run(List<Room> rooms, Consumer<Room> busy) {
        List<Room> begun = new ArrayList<>();
        try {
            for (Room room : rooms) {
                if (room.begin()) {
                    begun.add(room);
                } else {
                    busy.accept(room);
                }
            }
            begun.forEach(Room::apply);
            for (var unwritten = unwritten(begun); !unwritten.isEmpty(); unwritten = unwritten(begun)) {
                List<AppendResult> results = write(unwritten);
                for (int i = 0; i < results.size(); i++) {
                    unwritten.get(i).room.confirm(unwritten.get(i).append, results.get(i));
                }
            }
        } finally {
            begun.forEach(Room::end);
        }
    }

    private List<AppendResult> write(List<Unwritten> unwritten) {
        return edits.append(unwritten.stream().map(Unwritten::append).toList());
    }

    private static List<Unwritten> unwritten(List<Room> rooms) {
        return rooms.stream()
                .map(room -> room.unwritten().map(append -> new Unwritten(room, append)))
                .flatMap(Optional::stream)
                .toList();
    }
}
