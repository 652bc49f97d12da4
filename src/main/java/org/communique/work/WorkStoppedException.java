package org.communique.work;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Work was ended before it was done, wherever it was; what it had made is lost, and nothing was stored. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class WorkStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why. */
    public enum Reason {
        OUT_OF_TIME,
        OUT_OF_MEMORY,
        CANCELLED,
        /** Too much large work is under way, or the heap is nearly full. Who asked for the work gets a {@link TooBusyException}. */
        TOO_BUSY
    }

    private final Reason reason;

    WorkStoppedException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** Of work that is not begun, as there is less memory than it would need. */
    public static WorkStoppedException outOfMemory() {
        return new WorkStoppedException(Reason.OUT_OF_MEMORY);
    }

    public Reason reason() {
        return reason;
    }
}
