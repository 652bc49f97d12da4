package org.communique.ledger;

import java.time.Instant;
import java.util.stream.Stream;
import org.communique.ledger.proof.KeyChain;
import org.communique.ledger.proof.NoteSigner;
import org.communique.ledger.proof.VerifierKey;
import org.communique.operator.CannotStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The key that signs checkpoints. It is made at the first start and kept outside the database, so that the database alone is not
 * enough to sign a changed record.
 */
@Component
class LedgerKey {

    private static final Logger log = LoggerFactory.getLogger(LedgerKey.class);

    private final KeyFile file;
    private final String name;
    private final KnownKeyRepository knownKeyRepository;
    private volatile SigningKey signingKey;

    /** @param keys the last of them is the signer's */
    record SigningKey(NoteSigner signer, KeyChain keys) {}

    LedgerKey(LedgerProperties properties, LedgerEntryRepository entries, KnownKeyRepository knownKeyRepository) {
        this.file = properties.keyFile();
        this.name = properties.ledgerName();
        this.knownKeyRepository = knownKeyRepository;
        finishHandOver();
        if (!file.exists()) {
            if (knownKeyRepository.existsById(KnownKey.CURRENT) || entries.count() > 0) {
                throw new CannotStartException(
                        "The database holds a ledger, but its signing key " + file.path() + " is missing.",
                        "Restore the file from your backup, or point communique.data-dir at the folder that has it. A"
                                + " new key cannot take its place: what was signed with the old one could not be"
                                + " continued.");
            }
            file.create();
            log.info("Created the ledger's key {}: back it up", file.path());
        }
        this.signingKey = known(file.read(name));
    }

    private SigningKey known(NoteSigner signer) {
        VerifierKey current = signer.verifierKey();
        KeyChain chain = knownKeyRepository
                .findById(KnownKey.CURRENT)
                .orElseGet(() -> remember(KeyChain.of(current)))
                .keyChain();
        if (!chain.current().equals(current)) {
            throw new CannotStartException(
                    "The ledger's key " + file.path() + " is " + current + ", but the database's ledger is signed with "
                            + chain.current() + ".",
                    "Put the right key file back, and leave communique.ledger-name as it was. All servers of one"
                            + " database need the same key file.");
        }
        return new SigningKey(signer, chain);
    }

    private KnownKey remember(KeyChain chain) {
        try {
            return knownKeyRepository.insert(KnownKey.of(chain));
        } catch (DuplicateKeyException e) { // another server of this database started at the same moment
            return knownKeyRepository.findById(KnownKey.CURRENT).orElseThrow();
        }
    }

    /** Rotates to a new key, whose file replaces the current one. False if another server was first. */
    synchronized boolean handOver(Instant at) {
        SigningKey old = signingKey;
        file.next().create();
        NoteSigner next = file.next().read(name);
        KeyChain chain = old.keys().handOver(old.signer(), next.verifierKey(), at);
        if (knownKeyRepository.rotate(
                        old.keys().current().toString(), chain.current().toString(), chain.toString())
                == 0) {
            return false;
        }
        signingKey = new SigningKey(next, chain);
        file.replaceByNext(old.keys().current().id());
        return true;
    }

    /** A crash can leave the new key next to the old one when the database already knows it. */
    private void finishHandOver() {
        KeyFile next = file.next();
        if (next.exists()) {
            VerifierKey made = next.read(name).verifierKey();
            knownKeyRepository
                    .findById(KnownKey.CURRENT)
                    .map(KnownKey::keyChain)
                    .filter(chain ->
                            chain.current().equals(made) && chain.keys().size() > 1)
                    .ifPresent(chain -> file.replaceByNext(
                            chain.keys().get(chain.keys().size() - 2).id()));
        }
    }

    /**
     * The current signing key: another server may have rotated it.
     *
     * @throws CannotStartException if it did, and the new key file is not here yet
     */
    SigningKey seal() {
        return knownKeyRepository
                .findById(KnownKey.CURRENT)
                .map(KnownKey::keyChain)
                .filter(chain -> !chain.current().equals(signingKey.keys().current()))
                .map(this::takeOver)
                .orElse(signingKey);
    }

    private synchronized SigningKey takeOver(KeyChain chain) {
        NoteSigner signer = Stream.of(file, file.next())
                .filter(KeyFile::exists)
                .map(each -> each.read(name))
                .filter(each -> each.verifierKey().equals(chain.current()))
                .findFirst()
                .orElseThrow(() -> new CannotStartException(
                        "The ledger's key was changed to " + chain.current()
                                + " by another server of this database, and " + file.path()
                                + " is an older one. Nothing is signed here.",
                        "Copy that server's key file here; a restart is not needed."));
        signingKey = new SigningKey(signer, chain);
        log.info("Another server rotated the ledger's key: it is now {}", chain.current());
        return signingKey;
    }
}
