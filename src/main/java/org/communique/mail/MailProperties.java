package org.communique.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the outbox works.
 *
 * @param threads      mails sent at once
 * @param firstPause   after the first attempt that failed; each later pause is twice as long
 * @param longestPause the longest pause
 * @param keepTrying   how long to retry a mail
 * @param lease        after which another node may claim a mail
 * @param ofMemberPerHour mails that the acts of one member may cause, in addition to two for each member and organisation
 * @param retention    how long the state of a mail is kept
 */
@Validated
@ConfigurationProperties("communique.mail")
record MailProperties(
        @DefaultValue("4") @Min(1) @Max(64) int threads,
        @NotNull @DefaultValue("1m") Duration firstPause,
        @NotNull @DefaultValue("6h") Duration longestPause,
        @NotNull @DefaultValue("3d") Duration keepTrying,
        @NotNull @DefaultValue("1m") Duration lease,
        @DefaultValue("200") @Min(1) @Max(1_000_000) int ofMemberPerHour,
        @NotNull @DefaultValue("365d") Duration retention) {

    /** @param attempts how many failed, one or more */
    Duration pause(int attempts) {
        var doublings = Math.min(attempts - 1, 30);
        var pause = firstPause.multipliedBy(1L << doublings);
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    Instant giveUpAt(Instant queuedAt) {
        return queuedAt.plus(keepTrying);
    }
}
