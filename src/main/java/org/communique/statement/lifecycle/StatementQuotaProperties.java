package org.communique.statement.lifecycle;

import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on one member's changes to statements, so that no one floods the list.
 *
 * @param openedPerHour  how many a coordinator can open within an hour
 * @param open           how many of a coordinator's may be neither published nor abandoned
 * @param proposed       how many that a member proposed may wait for a coordinator
 * @param changesPerHour how often a member can change access and titles, and restore older texts, within an hour
 * @param submissionsPerHour how often a member can submit one statement within an hour
 */
@Validated
@ConfigurationProperties("communique.statements")
record StatementQuotaProperties(
        @Positive @DefaultValue("30") int openedPerHour,
        @Positive @DefaultValue("200") int open,
        @Positive @DefaultValue("5") int proposed,
        @Positive @DefaultValue("60") int changesPerHour,
        @Positive @DefaultValue("20") int submissionsPerHour) {}
