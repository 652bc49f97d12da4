package org.communique.json;

/** Text that is not JSON; the message says where and why. */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String why;

    JsonException(int position, String why) {
        super(why);
        this.why = "Not JSON at character " + position + ": " + why;
    }

    @Override
    public String getMessage() {
        return why;
    }
}
