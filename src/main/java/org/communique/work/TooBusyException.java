package org.communique.work;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The work was not begun, or not continued: the member, or the server, has as much to do as it takes at once. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class TooBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TooBusyException() {
        super("too much work is waiting", null, false, false);
    }
}
