package org.communique.treaty.stance;

import org.communique.ledger.NameEraser;
import org.springframework.stereotype.Component;

/** The names of organisations in published tables, which keep them as they were. */
@Component
class StanceNameEraser implements NameEraser {

    private final StanceRequests requests;

    StanceNameEraser(StanceRequests requests) {
        this.requests = requests;
    }

    @Override
    public int erase(String name) {
        int erased = 0;
        for (var request : requests.published()) {
            erased += erase(request.id(), name) ? 1 : 0;
        }
        return erased;
    }

    private boolean erase(StanceRequestId id, String name) {
        while (true) {
            var request = requests.find(id).orElseThrow();
            var table = request.published();
            if (table == null || !table.names(name)) {
                return false;
            }
            // Otherwise it was changed in the meantime, and is read again.
            if (requests.save(request.with(table.renamed(name, ERASED)))) {
                return true;
            }
        }
    }
}
