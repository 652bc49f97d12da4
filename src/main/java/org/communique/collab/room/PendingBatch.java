package org.communique.collab.room;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Edits that go into the log together.
 *
 * @param update what they change, which is in the document and not yet in the log
 * @param known those that change nothing more, be it that they are in the log or in this batch
 */
record PendingBatch(byte[] update, List<AppliedEdit> applied, List<QueuedEdit> known) {

    /** An edit that changes something, with its client ids and those that are new with it. */
    record AppliedEdit(QueuedEdit edit, Set<Long> clients, Set<Long> newClients) {}

    boolean isConditional() {
        return applied.stream().anyMatch(each -> each.edit.isConditional());
    }

    List<QueuedEdit> edits() {
        return Stream.concat(applied.stream().map(AppliedEdit::edit), known.stream())
                .toList();
    }

    Set<String> members() {
        Set<String> members = new LinkedHashSet<>();
        applied.forEach(each -> members.add(each.edit.member()));
        return members;
    }

    /** From where all that is new in it comes, if that is one source. */
    @Nullable
    EditSource soleSource() {
        EditSource first = applied.getFirst().edit.source();
        return applied.stream().allMatch(each -> each.edit.source() == first) ? first : null;
    }
}
