package org.communique.quota;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param times as much as {@link Quota} says a member may add, for a coalition in which a few people enter everything */
@Validated
@ConfigurationProperties("communique.quotas")
record QuotaProperties(@Positive @DefaultValue("1") int times) {

    int of(int most) {
        return Math.toIntExact(Math.min((long) most * times, Quota.NO_END));
    }
}
