package org.communique.invitation.dispatch;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many mails invitations may cause.
 *
 * @param mailboxesPerHour to how many a member may have invitations mailed within an hour
 * @param betweenMails     how long at least between two of them to one mailbox
 */
@Validated
@ConfigurationProperties("communique.invitations")
record InvitationProperties(
        @Positive @DefaultValue("60") int mailboxesPerHour,
        @NotNull @DefaultValue("10m") Duration betweenMails) {}
