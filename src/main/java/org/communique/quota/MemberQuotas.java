package org.communique.quota;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.Optional;
import org.communique.http.rate.HourlyRateLimit;
import org.communique.http.rate.RateLimitFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Counts what the signed-in member adds. Services call it when everything else about an act was found good, and before anything of it
 * is stored. What strangers and the server itself add has limits of its own.
 */
@Component
public class MemberQuotas {

    private static final Duration HOUR = Duration.ofHours(1);

    private final HourlyRateLimit hourly;
    private final QuotaProperties properties;
    private final MongoOperations mongo;

    MemberQuotas(RateLimitFactory limits, QuotaProperties properties, MongoOperations mongo) {
        hourly = limits.ofAnHour("quota");
        this.properties = properties;
        this.mongo = mongo;
    }

    /** What a member has added and not deleted. */
    @Document("memberUsage")
    record Usage(@Id String id, long amount) {}

    /** @throws QuotaExceededException if it is one too many */
    public void take(Quota quota) {
        take(quota, 1);
    }

    /** @throws QuotaExceededException if it is too much; then nothing is counted in all */
    public void take(Quota quota, int amount) {
        member().ifPresent(member -> take(quota, id(quota, member), amount));
    }

    private void take(Quota quota, String id, int amount) {
        int most = properties.of(quota.perHour());
        if (!hourly.allows(id, amount, most)) {
            var pause =
                    Duration.ofMillis(Math.min(HOUR.toMillis(), Math.ceilDiv(HOUR.toMillis() * amount, (long) most)));
            throw QuotaExceededException.inAnHour(quota, most, pause);
        }
        if (quota.ends() && !add(id, amount, properties.of(quota.inAll()))) {
            throw QuotaExceededException.inAll(quota, properties.of(quota.inAll()));
        }
    }

    /** Checked and counted in one, as a member can send many requests at once. */
    private boolean add(String id, int amount, int most) {
        var room = query(where("_id").is(id).and("amount").lte(most - amount));
        var more = new Update().inc("amount", amount);
        if (mongo.updateFirst(room, more, Usage.class).getMatchedCount() > 0) {
            return true;
        }
        if (amount > most) {
            return false;
        }
        try {
            mongo.insert(new Usage(id, amount));
            return true;
        } catch (DuplicateKeyException e) {
            // It is used up, or another of the member's first ones was quicker.
            return mongo.updateFirst(room, more, Usage.class).getMatchedCount() > 0;
        }
    }

    /** What the signed-in member took in this act was not stored after all. */
    public void giveBack(Quota quota, int amount) {
        member().ifPresent(member -> giveBack(quota, member, amount));
    }

    /** What the member added was deleted. */
    public void giveBack(Quota quota, String member, int amount) {
        var counted = query(where("_id").is(id(quota, member)).and("amount").gte(amount));
        mongo.updateFirst(counted, new Update().inc("amount", -amount), Usage.class);
    }

    private static String id(Quota quota, String member) {
        return quota + "/" + member;
    }

    /** The principal's name is the member's id. */
    private static Optional<String> member() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(authentication -> !(authentication instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
    }
}
