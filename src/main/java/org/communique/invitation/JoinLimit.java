package org.communique.invitation;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.coalition.EmailAddress;
import org.communique.http.ClientNetwork;
import org.springframework.stereotype.Component;

/** Keeps strangers from filling the queue or somebody's mailbox: by network, by mailbox, and of all together. */
@Component
class JoinLimit {

    private static final Bandwidth EACH =
            Bandwidth.builder().capacity(5).refillGreedy(5, Duration.ofHours(1)).build();
    private static final Bandwidth ALL = Bandwidth.builder()
            .capacity(300)
            .refillGreedy(300, Duration.ofHours(1))
            .build();
    private static final int MOST = 10_000;

    private final Bucket all = Bucket.builder().addLimit(ALL).build();
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    boolean allows(String address, EmailAddress contact) {
        return bucket(ClientNetwork.of(address)).tryConsume(1)
                && bucket(contact.mailbox().value()).tryConsume(1)
                && all.tryConsume(1);
    }

    private synchronized Bucket bucket(String key) {
        return buckets.computeIfAbsent(
                key, unseen -> Bucket.builder().addLimit(EACH).build());
    }
}
