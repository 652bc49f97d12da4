package org.communique.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.communique.ledger.proof.VerifierKey;
import org.communique.operator.CannotStartException;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerKeyTests {

    @TempDir
    Path folder;

    private EmbeddedMongo mongo;
    private LedgerNode node;
    private Path keyFile;

    @BeforeEach
    void open() {
        mongo = EmbeddedMongo.open(folder.resolve("documents"));
        node = new LedgerNode(mongo.uri("communique"), folder);
        keyFile = folder.resolve("keys/ledger.key");
    }

    @AfterEach
    void close() {
        node.close();
        mongo.close();
    }

    @Test
    void isMadeAtTheFirstStartReadableForNobodyElse() throws IOException {
        node.start();
        assertThat(Files.readString(keyFile)).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void isNotReplacedWhenItIsMissingBesideALedger() throws IOException {
        node.start().append(LogId.publicOf("1"), NewLedgerEntry.of("frozen/1", "frozen", Instant.EPOCH));
        Files.delete(keyFile);
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(node::start)
                .withMessageContaining("is missing");
        node.knownKeys.deleteAll();
        assertThatExceptionOfType(CannotStartException.class).isThrownBy(node::start);
        assertThat(keyFile).doesNotExist();
    }

    @Test
    void isNotExchangedForAnotherOne() throws IOException {
        node.start();
        Files.delete(keyFile);
        node.properties.keyFile().create();
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(node::start)
                .withMessageContaining("is signed with");
    }

    @Test
    void keepsItsName() {
        node.start();
        try (LedgerNode renamed = new LedgerNode(mongo.uri("communique"), folder, "other.example")) {
            assertThatExceptionOfType(CannotStartException.class).isThrownBy(renamed::start);
        }
    }

    @Test
    void isRefusedWhenDamaged() throws IOException {
        node.start();
        Files.writeString(keyFile, "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----\n");
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(node::start)
                .satisfies(failure -> assertThat(failure.remedy()).contains("Restore the file"));
    }

    @Test
    void handsOverToANewKeyAndIsKept() throws IOException {
        LedgerKey key = node.key();
        VerifierKey old = key.seal().keys().current();
        byte[] oldFile = Files.readAllBytes(keyFile);
        assertThat(key.handOver(Instant.EPOCH)).isTrue();

        assertThat(key.seal().keys().keys()).hasSize(2).first().isEqualTo(old);
        assertThat(node.key().seal().keys().current())
                .isEqualTo(key.seal().keys().current())
                .isNotEqualTo(old);
        assertThat(keyFile.resolveSibling("ledger.key." + old.id())).hasBinaryContent(oldFile);
        assertThat(keyFile.resolveSibling("ledger.key.next")).doesNotExist();
    }

    @Test
    void handsOverOnceOfTwoServers() {
        LedgerKey one = node.key();
        LedgerKey other = node.key();
        assertThat(one.handOver(Instant.EPOCH)).isTrue();
        assertThat(other.handOver(Instant.EPOCH)).isFalse();
        assertThat(node.key().seal().keys().current())
                .isEqualTo(one.seal().keys().current());
    }

    @Test
    void takesUpTheKeyThatAnotherServerHandedOverTo() throws IOException {
        node.start();
        Path other = folder.resolve("other");
        Path otherFile = Files.createDirectories(other.resolve("keys")).resolve("ledger.key");
        Files.copy(keyFile, otherFile);
        try (LedgerNode elsewhere = new LedgerNode(mongo.uri("communique"), other)) {
            LedgerKey here = node.key();
            LedgerKey there = elsewhere.key();
            here.handOver(Instant.EPOCH);

            assertThatExceptionOfType(CannotStartException.class)
                    .isThrownBy(there::seal)
                    .withMessageContaining("Nothing is signed here");

            Files.copy(keyFile, otherFile, StandardCopyOption.REPLACE_EXISTING);
            assertThat(there.seal().keys().keys()).isEqualTo(here.seal().keys().keys());
            assertThat(there.seal().signer().verifierKey())
                    .isEqualTo(here.seal().keys().current());
        }
    }

    @Test
    void finishesAHandOverThatACrashCutShort() throws IOException {
        LedgerKey key = node.key();
        byte[] oldFile = Files.readAllBytes(keyFile);
        key.handOver(Instant.EPOCH);
        Files.move(keyFile, keyFile.resolveSibling("ledger.key.next"));
        Files.write(keyFile, oldFile);

        assertThat(node.key().seal().keys().current())
                .isEqualTo(key.seal().keys().current());
    }
}
