package org.communique.ledger;

import org.communique.ledger.proof.NoteSigner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The key that signs checkpoints. It is made at the first start and kept outside the database, so that whoever can change
 * the record cannot seal it again.
 */
@Component
class LedgerKey {

    private static final Logger log = LoggerFactory.getLogger(LedgerKey.class);

    private final NoteSigner signer;

    LedgerKey(LedgerProperties properties, LedgerEntries entries, KnownKeys knownKeys) {
        KeyFile file = properties.keyFile();
        if (!file.exists()) {
            if (knownKeys.existsById(KnownKey.CURRENT) || entries.count() > 0) {
                throw new LedgerKeyUnusableException(
                        "The database holds a ledger, but its signing key " + file.path() + " is missing.",
                        "Restore the file from your backup, or point communique.data-dir at the folder that has it. A new"
                                + " key cannot take its place: what was signed with the old one could not be continued.");
            }
            file.create();
            log.info("Created the ledger's key {}: back it up", file.path());
        }
        this.signer = file.read(properties.ledgerName());
        requireKnown(knownKeys, file);
    }

    private void requireKnown(KnownKeys knownKeys, KeyFile file) {
        String current = signer.verifierKey().toString();
        String known = knownKeys
                .findById(KnownKey.CURRENT)
                .orElseGet(() -> remember(knownKeys, current))
                .verifierKey();
        if (!known.equals(current)) {
            throw new LedgerKeyUnusableException(
                    "The ledger's key " + file.path() + " is " + current + ", but the database's ledger is signed with "
                            + known + ".",
                    "Put the right key file back, and leave communique.ledger-name as it was. All servers of one"
                            + " database need the same key file.");
        }
    }

    private static KnownKey remember(KnownKeys knownKeys, String verifierKey) {
        try {
            return knownKeys.insert(new KnownKey(KnownKey.CURRENT, verifierKey));
        } catch (DuplicateKeyException e) { // another server of this database started at the same moment
            return knownKeys.findById(KnownKey.CURRENT).orElseThrow();
        }
    }

    NoteSigner signer() {
        return signer;
    }
}
