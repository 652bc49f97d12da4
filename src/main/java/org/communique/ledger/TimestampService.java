package org.communique.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.communique.ledger.proof.MalformedException;
import org.communique.ledger.proof.TimestampToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has heads of logs stamped with the time by an authority, where one is configured. A head needs one stamp. */
@Component
class TimestampService {

    private static final Logger log = LoggerFactory.getLogger(TimestampService.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

    private final @Nullable URI authority;
    private final StoredTimestampRepository stored;
    private volatile long failedAt = System.nanoTime() - PAUSE_AFTER_FAILURE.toNanos();

    TimestampService(LedgerProperties properties, StoredTimestampRepository stored) {
        this.authority = properties.timestampUrl();
        this.stored = stored;
    }

    /**
     * The authority's stamp of the checkpoint; null without an authority, or while it does not answer.
     *
     * @param head log and size
     */
    byte @Nullable [] of(String head, String checkpoint) {
        byte[] content = checkpoint.getBytes(UTF_8);
        byte[] earlier = stored.findById(head).map(StoredTimestamp::response).orElse(null);
        if (earlier != null && isStampOf(content, earlier)) {
            return earlier;
        }
        if (authority == null || System.nanoTime() - failedAt < PAUSE_AFTER_FAILURE.toNanos()) {
            return null;
        }
        try {
            byte[] response = TimestampClient.stamp(authority, content);
            // The verifier reads it without a library, and must agree.
            TimestampToken.parse(response).requireStampOf(content);
            stored.save(new StoredTimestamp(head, response));
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (IOException | MalformedException e) {
            failedAt = System.nanoTime();
            log.warn("No time stamp for {} from {}: {}", head, authority.getHost(), e.toString());
            return null;
        }
    }

    /** Not so after the key was changed, which seals the same head in other bytes. */
    private static boolean isStampOf(byte[] content, byte[] response) {
        try {
            TimestampToken.parse(response).requireStampOf(content);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }
}
