package org.communique.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.communique.operator.CannotStartException;
import org.communique.operator.CommandRefusedException;
import org.communique.storage.DatabaseOutage;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestoredLedgerTests {

    private static final LogId LOG = LogId.publicOf("4711");
    private static final LogId OTHER = LogId.publicOf("4712");
    private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-05-04T02:00:00Z");

    @TempDir
    Path folder;

    private EmbeddedMongo mongo;
    private LedgerNode node;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.open(folder.resolve("documents"));
        node = new LedgerNode(mongo.uri("communique"), folder);
        Ledger ledger = node.start();
        ledger.append(LOG, entry(0));
        ledger.append(LOG, entry(1));
        ledger.append(OTHER, entry(0));
        ledger.checkpoint(LOG);
        ledger.checkpoint(OTHER);
    }

    @AfterEach
    void stop() {
        node.close();
        mongo.close();
    }

    private static NewLedgerEntry entry(int number) {
        return NewLedgerEntry.of("signature/" + number, "signed", AT).with("number", number);
    }

    /** As a database that was restored from before the receipt. */
    private void lose(LogId log, int index) {
        node.entries.deleteById(LedgerEntry.id(log.path(), index));
    }

    @Test
    void goesOnAfterAnOrdinaryRestart() {
        assertThat(node.start().append(LOG, entry(2))).isEqualTo(2);
    }

    @Test
    void refusesToWriteBehindWhatWasSigned() {
        lose(LOG, 1);
        Ledger restored = node.start();
        assertThatExceptionOfType(LedgerBehindException.class).isThrownBy(() -> restored.append(LOG, entry(2)));
        assertThatExceptionOfType(LedgerBehindException.class).isThrownBy(() -> restored.append(OTHER, entry(2)));
        assertThatExceptionOfType(LedgerBehindException.class).isThrownBy(() -> restored.checkpoint(LOG));
        assertThat(restored.entries(LOG)).hasSize(1);
    }

    /** By the jobs that write to it, each with a line in the log. */
    @Test
    void isTriedAgainUntilThatIsAccepted() {
        lose(LOG, 1);
        Ledger restored = node.start();
        assertThatExceptionOfType(LedgerBehindException.class)
                .isThrownBy(() -> restored.append(LOG, entry(2)))
                .matches(DatabaseOutage::hasCaused);
    }

    @Test
    void recognisesALogThatAnotherServerWentOnWith() {
        lose(LOG, 1);
        SignedTreeHeadStore unaware = new SignedTreeHeadStore(
                new LedgerProperties(folder.resolve("another"), "coalition.example", null), node.entries);
        node.start(unaware).append(LOG, entry(2));
        Ledger restored = node.start();
        assertThatExceptionOfType(LedgerBehindException.class).isThrownBy(() -> restored.checkpoint(LOG));
        assertThatExceptionOfType(LedgerBehindException.class).isThrownBy(() -> restored.append(LOG, entry(3)));
    }

    @Test
    void doesNotWriteToItFirstEither() {
        lose(LOG, 1);
        SignedTreeHeadStore unaware = new SignedTreeHeadStore(
                new LedgerProperties(folder.resolve("another"), "coalition.example", null), node.entries);
        node.start(unaware).append(LOG, List.of(entry(2), entry(3)));
        Ledger restored = node.start();
        assertThatExceptionOfType(LedgerBehindException.class)
                .isThrownBy(() -> restored.append(LOG, List.of(entry(4), entry(5))));
        assertThat(node.start(unaware).entries(LOG)).hasSize(3);
    }

    @Test
    void putsOnRecordWhatWasLostOnceThatIsAccepted() {
        lose(LOG, 1);
        SignedTreeHeadStore heads = new SignedTreeHeadStore(node.properties, node.entries);
        Ledger restored = node.start(heads);
        assertThat(accept(heads, restored)).contains("in 1 logs");
        assertThat(restored.entries(LOG)).last().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("restored");
            assertThat(entry.fields()).hasToString("{lostFrom=1, lostTo=1}");
        });
        assertThat(restored.entries(OTHER)).hasSize(1);
        assertThat(restored.append(LOG, entry(2))).isEqualTo(2);
        assertThat(node.start().append(LOG, entry(3))).isEqualTo(3);
    }

    @Test
    void putsABackupOnRecordThoughNothingIsKnownToBeLost() throws Exception {
        Files.writeString(folder.resolve("keys/ledger.backup"), NIGHT.toString());
        SignedTreeHeadStore heads = new SignedTreeHeadStore(node.properties, node.entries);
        Ledger restored = node.start(heads);
        assertThatExceptionOfType(LedgerBehindException.class).isThrownBy(() -> restored.append(LOG, entry(2)));
        assertThat(accept(heads, restored)).contains("in 2 logs");
        assertThat(restored.entries(OTHER)).last().satisfies(entry -> {
            assertThat(entry.type()).isEqualTo("restored");
            assertThat(entry.fields()).hasToString("{backupOf=2026-05-04T02:00:00Z}");
        });
        assertThat(node.start().append(LOG, entry(2))).isEqualTo(3);
    }

    @Test
    void isAcceptedOnlyWhereSomethingIsLacking() {
        SignedTreeHeadStore heads = new SignedTreeHeadStore(node.properties, node.entries);
        Ledger ledger = node.start(heads);
        assertThatExceptionOfType(CommandRefusedException.class).isThrownBy(() -> accept(heads, ledger));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4711/public 99 0a", "47", "4711/public 99 0a\0\0\0", "\0\0"})
    void survivesACrashInTheMiddleOfALine(String begun) throws Exception {
        Path file = folder.resolve("keys/ledger.heads");
        Files.writeString(file, Files.readString(file) + begun);
        assertThat(node.start().append(LOG, entry(2))).isEqualTo(2);
    }

    /** A line that was left out would let the ledger be written to on a database that lacks what was signed. */
    @ParameterizedTest
    @CsvSource({"public,publis", "/,ÿ", "' \\.',' ,'", "' ',''", "(?s).+,'\0\0\0'"})
    void aDamagedLineIsNotLeftOut(String whole, String damaged) throws Exception {
        Path file = folder.resolve("keys/ledger.heads");
        byte[] bytes = Files.readString(file).replaceFirst(whole, damaged).getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);

        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> node.start())
                .withMessage("%s is damaged: line 1 cannot be read. It was not changed.", file)
                .satisfies(e -> assertThat(e.remedy()).doesNotContain("\n"));
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void aMissingFileIsNotTakenForANewServer() throws Exception {
        Path file = folder.resolve("keys/ledger.heads");
        Files.delete(file);
        lose(LOG, 1);

        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> node.start())
                .withMessage("%s is missing, which has the newest heads that this server signed.", file)
                .satisfies(e -> assertThat(e.remedy()).doesNotContain("\n"));
        assertThat(file).doesNotExist();

        Files.createFile(file);
        assertThat(node.start().entries(LOG)).hasSize(1);
    }

    @Test
    void aServerThatHasNotSignedOrHasANewDatabaseStartsWithoutTheFile() throws Exception {
        var another = new LedgerProperties(folder.resolve("another"), "coalition.example", null);
        assertThat(new SignedTreeHeadStore(another, node.entries).areBehind()).isFalse();

        Files.delete(folder.resolve("keys/ledger.heads"));
        node.entries.deleteAll();
        assertThat(new SignedTreeHeadStore(node.properties, node.entries).all()).isEmpty();
    }

    /** As a version left it that did not keep this. */
    @Test
    void anEarlierServerIsKnownToHaveSignedOnceItWasStarted() throws Exception {
        Files.delete(folder.resolve("ledger.signed"));
        node.start();
        Files.delete(folder.resolve("keys/ledger.heads"));
        assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> node.start());
    }

    private String accept(SignedTreeHeadStore heads, Ledger ledger) {
        Clock clock = Clock.fixed(AT, ZoneOffset.UTC);
        return new AcceptRestoredLedgerCommand(
                        heads, new RestorationRecorder(heads, node.entries, ledger, resumed -> {}), clock)
                .run(List.of());
    }
}
