package org.communique.ledger.proof;

/** Input that is not in the form its standard demands; the message says where and why, in words fit to show. */
public final class MalformedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String why;

    MalformedException(String why) {
        super(why);
        this.why = why;
    }

    @Override
    public String getMessage() {
        return why;
    }
}
