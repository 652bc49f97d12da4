package org.communique.storage;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the embedded stores keep their files, and how long MongoDB may take.
 *
 * @param dataDir the folder, made when missing, readable by the owner alone; unused when both stores are servers
 * @param mongodbTimeout how long one read or write may take, with the driver's retries
 * @param upgrade of the stored documents
 */
@Validated
@ConfigurationProperties("communique")
record StorageProperties(
        @NotNull @DefaultValue("data") Path dataDir,

        @NotNull @DurationMin(millis = 1) @DefaultValue("10s")
        Duration mongodbTimeout,

        @DefaultValue Upgrade upgrade) {

    /** @param backupMade the release before which an operator has made a backup, such as 1.1.0 */
    record Upgrade(@DefaultValue("") String backupMade) {}
}
