package org.communique.treaty.position;

import org.communique.erasure.ErasedName;
import org.communique.erasure.NameEraser;
import org.springframework.stereotype.Component;

/** The names of those whose positions are recorded, but for States. */
@Component
class HolderNameEraser implements NameEraser {

    private final Positions positions;

    HolderNameEraser(Positions positions) {
        this.positions = positions;
    }

    @Override
    public int erase(ErasedName name) {
        int erased = 0;
        for (var kind : Holder.Kind.values()) {
            if (kind != Holder.Kind.STATE) {
                erased += erase(new Holder(kind, null, name.value()));
            }
        }
        return erased;
    }

    private int erase(Holder holder) {
        int erased = 0;
        // An erased one has another key: each round finds others, and again those that were changed in the meantime.
        for (var found = positions.of(holder); !found.isEmpty(); found = positions.of(holder)) {
            for (var position : found) {
                erased += positions.save(position.withoutName()) ? 1 : 0;
            }
        }
        return erased;
    }
}
