package org.communique.http;

import com.mongodb.MongoTimeoutException;
import java.util.stream.Stream;
import org.communique.work.TooBusyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

/** Failures that pass by themselves: the server, or its store, has too much to do at the moment. */
public final class Unavailable {

    private Unavailable() {}

    /** Whether the request can be tried again in a few seconds. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof TooBusyException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof QueryTimeoutException
                        || cause instanceof MongoTimeoutException);
    }
}
