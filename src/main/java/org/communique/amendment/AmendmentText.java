package org.communique.amendment;

import java.util.List;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.change.Change;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment says, apart from whose it is and why.
 *
 * @param kind    as in {@link Amendment}, as are the others
 * @param changes as {@link Amendment#json} writes them
 */
public record AmendmentText(
        AmendmentKind kind,
        int passage,
        int place,
        @Nullable Integer movedTo,
        String changes,
        @Nullable BaseId base) {

    public BaseId baseText(RoundId round) {
        return base == null ? BaseId.of(round) : base;
    }

    public List<Change> readChanges() {
        return ChangesJson.read(changes);
    }
}
