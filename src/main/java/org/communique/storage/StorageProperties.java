package org.communique.storage;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the embedded stores keep their files.
 *
 * @param dataDir the folder, made when missing, readable by the owner alone; unused when both stores are servers
 */
@Validated
@ConfigurationProperties("communique")
record StorageProperties(@NotNull @DefaultValue("data") Path dataDir) {}
