package org.communique.collab;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of co-editing.
 *
 * @param allowedOrigins other origins than our own whose pages may join
 * @param maxEdit the largest edit, and so nearly the largest frame
 * @param maxDraft the largest draft in its stored form; MongoDB's limit is 16 MB
 * @param maxOutbound what may wait for a slow reader before it is cut off
 * @param tick for how long edits are gathered before they are stored together
 * @param recheck how often the rights of idle participants are looked at again
 */
@Validated
@ConfigurationProperties("communique.collab")
record CollabProperties(
        @DefaultValue List<String> allowedOrigins,
        @NotNull @DefaultValue("4MB") DataSize maxEdit,
        @NotNull @DefaultValue("12MB") DataSize maxDraft,
        @NotNull @DefaultValue("16MB") DataSize maxOutbound,
        @NotNull @DefaultValue("5ms") Duration tick,
        @NotNull @DefaultValue("800ms") Duration recheck) {}
