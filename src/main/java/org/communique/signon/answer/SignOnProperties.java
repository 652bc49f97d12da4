package org.communique.signon.answer;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What an organisation may do in a call.
 *
 * @param actsPerHour how often it may sign, decline or comment on its answer within an hour; it can always withdraw
 */
@Validated
@ConfigurationProperties("communique.sign-on")
record SignOnProperties(@Positive @DefaultValue("20") int actsPerHour) {}
