package org.communique.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing was stored: the member has added as much of it as one may. */
@ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
public final class QuotaExceededException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Quota quota;
    private final int most;
    private final @Nullable Duration pause;

    private QuotaExceededException(Quota quota, int most, @Nullable Duration pause) {
        super("the member's quota of " + quota + " is used up", null, false, false);
        this.quota = quota;
        this.most = most;
        this.pause = pause;
    }

    static QuotaExceededException inAnHour(Quota quota, int most, Duration pause) {
        return new QuotaExceededException(quota, most, pause);
    }

    static QuotaExceededException inAll(Quota quota, int most) {
        return new QuotaExceededException(quota, most, null);
    }

    public Quota quota() {
        return quota;
    }

    /** That a member may have: in an hour, if it is a matter of {@link #pause time}. */
    public int most() {
        return most;
    }

    /** After which it is possible; null if it is the most in all. */
    public @Nullable Duration pause() {
        return pause;
    }
}
