package org.communique.ledger;

import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param dataDir the ledger's key is in its {@code keys} folder
 * @param ledgerName starts every log's origin and names the key; best the coalition's domain. It is for ever.
 */
@Validated
@ConfigurationProperties("communique")
record LedgerProperties(
        @DefaultValue("data") Path dataDir,

        @DefaultValue("communique") @Pattern(regexp = "[A-Za-z0-9._/-]{1,100}")
        String ledgerName) {

    KeyFile keyFile() {
        return new KeyFile(dataDir.resolve("keys"), "ledger.key");
    }
}
