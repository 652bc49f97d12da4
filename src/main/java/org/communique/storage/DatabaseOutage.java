package org.communique.storage;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.helpers.MessageFormatter;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;

/**
 * A database was unreachable, did not answer or had no space on its disk, or may not be written to yet (503: the ledger after a restoration), or this
 * server stops and has closed its client already. The operation may succeed when it is tried again.
 */
public final class DatabaseOutage {

    private static final String RETRYABLE_WRITE = "RetryableWriteError";

    private static final int OUT_OF_DISK_SPACE = 14031;

    /** The driver has no type for it. */
    private static final String CLIENT_IS_CLOSED = "state should be: open";

    private DatabaseOutage() {}

    public static boolean hasCaused(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(DatabaseOutage::isOne);
    }

    /**
     * Logs a failure of work that is tried again: one line if a database was unavailable, the whole stack trace for anything else.
     *
     * @param message of SLF4J's form
     */
    public static void log(Logger log, Throwable failure, String message, Object... about) {
        var line = MessageFormatter.basicArrayFormat(message, about);
        if (hasCaused(failure)) {
            log.warn("{}: {}", line, kind(failure));
        } else {
            log.error(line, failure);
        }
    }

    /** Without the driver's message, which describes each server at length. */
    public static String kind(Throwable outage) {
        return NestedExceptionUtils.getMostSpecificCause(outage).getClass().getSimpleName();
    }

    private static boolean isOne(Throwable cause) {
        return switch (cause) {
            case MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoSocketException _,
                    MongoTimeoutException _,
                    MongoServerUnavailableException _,
                    MongoConnectionPoolClearedException _ -> true;
            case MongoException other -> other.getCode() == OUT_OF_DISK_SPACE || other.hasErrorLabel(RETRYABLE_WRITE);
            case DataAccessResourceFailureException _,
                    RecoverableDataAccessException _,
                    TransientDataAccessException _,
                    SQLTransientException _,
                    SQLRecoverableException _ -> true;
            case ErrorResponse refusal -> refusal.getStatusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE);
            case IllegalStateException closed -> CLIENT_IS_CLOSED.equals(closed.getMessage());
            default -> false;
        };
    }
}
