package org.communique.treaty.position;

import org.communique.ledger.NameEraser;
import org.springframework.stereotype.Component;

/** The names of those whose positions are recorded, but for States. */
@Component
class HolderNameEraser implements NameEraser {

    private final Positions positions;

    HolderNameEraser(Positions positions) {
        this.positions = positions;
    }

    @Override
    public int erase(String name) {
        int erased = 0;
        for (var kind : Holder.Kind.values()) {
            if (kind != Holder.Kind.STATE) {
                erased += erase(new Holder(kind, null, name));
            }
        }
        return erased;
    }

    private int erase(Holder holder) {
        if (holder.key().equals(new Holder(holder.kind(), null, ERASED).key())) {
            return 0;
        }
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
