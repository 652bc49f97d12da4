package org.communique.treaty.position;

import org.communique.erasure.Erasure;
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
    public void erase(Erasure erasure) {
        for (var kind : Holder.Kind.values()) {
            if (kind != Holder.Kind.STATE) {
                // One that was changed in the meantime is found again.
                positions
                        .of(new Holder(kind, null, erasure.name().value()))
                        .forEach(position -> erasure.in("positions", () -> positions.save(position.withoutName())));
            }
        }
    }
}
