package org.communique.statement.draft;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Choices about writing.
 *
 * @param keepUnsent whether browsers keep, encrypted, what they could not send yet, so that it outlives a closed tab
 */
@ConfigurationProperties("communique.drafting")
record DraftingProperties(@DefaultValue("true") boolean keepUnsent) {}
