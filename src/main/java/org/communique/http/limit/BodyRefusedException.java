package org.communique.http.limit;

import org.apache.coyote.BadRequestException;

/** The body of a request broke a limit while it was read. Tomcat takes it for a fault of the client and logs no trace. */
public final class BodyRefusedException extends BadRequestException {

    private static final long serialVersionUID = 1L;

    private final BodyRefusal refusal;

    BodyRefusedException(BodyRefusal refusal) {
        super("the body is " + refusal);
        this.refusal = refusal;
    }

    /** @return 413 or 408 */
    public int status() {
        return refusal.status();
    }

    /** It is thrown because of what a stranger sent, as often as they like. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
