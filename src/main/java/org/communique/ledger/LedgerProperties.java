package org.communique.ledger;

import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param dataDir the ledger's key is in its {@code keys} folder
 * @param ledgerName starts every log's origin and names the key; best the coalition's domain. It is for ever.
 * @param timestampUrl of an authority that stamps bundles with the time (RFC 3161); without one they have no stamp
 */
@Validated
@ConfigurationProperties("communique")
record LedgerProperties(
        @DefaultValue("data") Path dataDir,

        @DefaultValue("communique") @Pattern(regexp = "[A-Za-z0-9._/-]{1,100}")
        String ledgerName,

        @Nullable URI timestampUrl) {

    KeyFile keyFile() {
        return new KeyFile(dataDir.resolve("keys"), "ledger.key");
    }
}
