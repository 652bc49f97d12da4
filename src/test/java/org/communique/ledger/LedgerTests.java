package org.communique.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.communique.ledger.proof.Sha256;
import org.communique.ledger.proof.VerifyCall;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTests {

    private static final LogId PUBLIC = LogId.publicOf("4711");
    private static final LogId PRIVATE = LogId.privateOf("4711");
    private static final Instant AT = Instant.parse("2026-05-04T10:00:00.123456Z");
    private static final byte[] TEXT = "# Text\n".getBytes(UTF_8);
    private static final String TEXT_HASH = Sha256.of(TEXT).hex();

    @TempDir
    static Path folder;

    private static EmbeddedMongo mongo;
    private LedgerNode node;
    private Ledger ledger;

    @BeforeAll
    static void openMongo() {
        mongo = EmbeddedMongo.open(folder.resolve("documents"));
    }

    @AfterAll
    static void closeMongo() {
        mongo.close();
    }

    @BeforeEach
    void start() throws IOException {
        Files.deleteIfExists(folder.resolve("keys/ledger.heads"));
        Files.deleteIfExists(folder.resolve("ledger.signed"));
        node = new LedgerNode(mongo.uri("communique"), folder);
        node.entries.deleteAll();
        ledger = node.start();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private static NewLedgerEntry entry(int number) {
        return NewLedgerEntry.of("signature/" + number + "/1", "signed", AT)
                .with("organisation", "Organisation " + number)
                .with("country", "KE");
    }

    @Test
    void recordsEntriesInOrderAndReadsThemBack() {
        assertThat(ledger.append(PUBLIC, entry(7))).isZero();
        assertThat(ledger.append(PUBLIC, entry(8).with("reservation", null))).isEqualTo(1);
        assertThat(ledger.entries(PUBLIC)).extracting(RecordedEntry::index).containsExactly(0, 1);
        RecordedEntry first = ledger.entries(PUBLIC).getFirst();
        assertThat(first.type()).isEqualTo("signed");
        assertThat(first.at()).isEqualTo(Instant.parse("2026-05-04T10:00:00.123Z"));
        assertThat(first.fields()).containsOnlyKeys("organisation", "country");
    }

    @Test
    void keepsPublicAndPrivateLogsApart() {
        ledger.append(PUBLIC, entry(1));
        String before = ledger.checkpoint(PUBLIC);
        ledger.append(PRIVATE, NewLedgerEntry.of("declined/2/1", "declined", AT).with("organisation", "Silent Org"));
        assertThat(ledger.checkpoint(PUBLIC)).isEqualTo(before);
        assertThat(ledger.entries(PUBLIC)).hasSize(1);
        assertThat(ledger.checkpoint(PRIVATE))
                .startsWith("coalition.example/4711/private\n1\n")
                .doesNotContain("Silent");
    }

    @Test
    void takesASecondDeliveryForTheSameFact() {
        ledger.append(PUBLIC, entry(1));
        ledger.append(PUBLIC, entry(2));
        String before = ledger.checkpoint(PUBLIC);
        assertThat(ledger.append(PUBLIC, entry(1))).isZero();
        assertThat(ledger.append(PUBLIC, entry(2))).isEqualTo(1);
        assertThat(ledger.checkpoint(PUBLIC)).isEqualTo(before);
        assertThat(ledger.append(PRIVATE, entry(1))).isZero();
    }

    @Test
    void recordsTogetherWhatIsNotOnRecordYet() {
        ledger.append(PUBLIC, entry(1));
        ledger.append(PUBLIC, List.of(entry(2), entry(1), entry(3), entry(3)));
        ledger.append(PUBLIC, List.of(entry(3), entry(2)));
        ledger.append(PUBLIC, List.of());
        assertThat(ledger.entries(PUBLIC)).hasSize(3);
    }

    @Test
    void refusesAnotherFactUnderTheSameKey() {
        ledger.append(PUBLIC, entry(1));
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.append(PUBLIC, entry(1).with("reservation", "Article 5")))
                .withMessageContaining("another fact");
        assertThat(ledger.entries(PUBLIC)).hasSize(1);
    }

    @Test
    void continuesAfterARestart() {
        IntStream.range(0, 5).forEach(number -> ledger.append(PUBLIC, entry(number)));
        String before = ledger.checkpoint(PUBLIC);
        Ledger restarted = node.start();
        assertThat(restarted.append(PUBLIC, entry(2))).isEqualTo(2);
        assertThat(restarted.checkpoint(PUBLIC)).isEqualTo(before);
        assertThat(restarted.append(PUBLIC, entry(5))).isEqualTo(5);
        assertThat(restarted.verifierKey()).isEqualTo(ledger.verifierKey());
    }

    @Test
    void givesEightThreadsOnTwoServersOneLogWithoutGaps() throws Exception {
        int each = 40;
        Ledger[] servers = {ledger, node.start()};
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<List<Integer>>> writers = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                int writer = thread;
                // Neighbours write the same facts, each on its own server.
                writers.add(() -> IntStream.range(0, each)
                        .mapToObj(i -> servers[writer % 2].append(PUBLIC, entry(writer / 2 * each + i)))
                        .toList());
            }
            List<List<Integer>> places = new ArrayList<>();
            for (Future<List<Integer>> writer : threads.invokeAll(writers)) {
                places.add(writer.get());
            }
            for (int writer = 0; writer < 8; writer += 2) {
                assertThat(places.get(writer)).isEqualTo(places.get(writer + 1));
            }
        }
        assertThat(ledger.entries(PUBLIC))
                .extracting(RecordedEntry::index)
                .containsExactlyElementsOf(IntStream.range(0, 4 * each).boxed().toList());
        assertThat(ledger.checkpoint(PUBLIC))
                .isEqualTo(servers[1].checkpoint(PUBLIC))
                .isEqualTo(node.start().checkpoint(PUBLIC));
    }

    @Test
    void writesEntriesThatComeAtOnceTogetherWhoeverElseHandsThemIn() throws Exception {
        Ledger other = node.start();
        ledger.append(PUBLIC, entry(0));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int number = i / 2;
                Ledger server = i % 7 == 0 ? other : ledger;
                writers.add(() -> server.append(PUBLIC, entry(number)));
            }
            List<Future<Integer>> places = threads.invokeAll(writers);
            for (int i = 0; i < 300; i += 2) {
                assertThat(places.get(i).get()).isEqualTo(places.get(i + 1).get());
            }
        }
        assertThat(ledger.entries(PUBLIC)).hasSize(150);
        assertThat(ledger.checkpoint(PUBLIC)).isEqualTo(node.start().checkpoint(PUBLIC));
    }

    @Test
    void refusesOneOfThoseThatComeAtOnceAndTakesTheOthers() throws Exception {
        ledger.append(PUBLIC, entry(0));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                NewLedgerEntry newLedgerEntry = i == 20 ? entry(0).with("reservation", "Article 5") : entry(i + 1);
                writers.add(() -> ledger.append(PUBLIC, newLedgerEntry));
            }
            assertThat(threads.invokeAll(writers))
                    .filteredOn(place -> place.state() == Future.State.FAILED)
                    .singleElement()
                    .satisfies(place -> assertThat(place.exceptionNow()).hasMessageContaining("another fact"));
        }
        assertThat(ledger.entries(PUBLIC)).hasSize(50);
    }

    @Test
    void saysThatAnEntryIsMissing() {
        IntStream.range(0, 5).forEach(number -> ledger.append(PUBLIC, entry(number)));
        node.entries.deleteById("4711/public/2");
        Ledger restarted = node.start();
        assertThatIllegalStateException()
                .isThrownBy(() -> restarted.checkpoint(PUBLIC))
                .withMessageContaining("Entry 2 is missing");
    }

    @Test
    void writesNoBundleOfEntriesThatWereChangedInTheDatabase() {
        IntStream.range(0, 3).forEach(number -> ledger.append(PUBLIC, entry(number)));
        ledger.checkpoint(PUBLIC);
        node.entries.save(LedgerEntry.of(PUBLIC.path(), 1, entry(99)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.writeBundle(PUBLIC, new byte[0], _ -> new byte[0], out));
        assertThat(out.size()).isZero();
    }

    @Test
    void writesABundleOfThePublicLogOnly() throws IOException {
        ledger.append(PUBLIC, entry(1));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ledger.writeBundle(PUBLIC, "# Text\n".getBytes(UTF_8), _ -> new byte[0], out);
        assertThat(out.size()).isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.writeBundle(PRIVATE, new byte[0], _ -> new byte[0], out));
    }

    @Test
    void takesASecondDeliveryOfSealedFactsForTheSameFactOnlyIfItIs() {
        assertThat(ledger.append(PUBLIC, sealed("Baraza"))).isZero();
        assertThat(ledger.append(PUBLIC, sealed("Baraza"))).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger.append(PUBLIC, sealed("Another")))
                .withMessageContaining("another fact");
        assertThat(ledger.entries(PUBLIC).getFirst().sealed().get("signatory")).containsEntry("organisation", "Baraza");
    }

    @Test
    void erasesANameForGoodWhileTheLogStaysWhatItWas() throws IOException {
        ledger.append(PUBLIC, frozen());
        ledger.append(PUBLIC, sealed("Baraza"));
        String receipt = ledger.receipt(PUBLIC, "signature/1/1").orElseThrow();
        assertThat(receipt).contains("Baraza");
        ledger.erase(PUBLIC, 1, "signatory", AT);
        ledger.erase(PUBLIC, 1, "signatory", AT);

        assertThat(ledger.append(PUBLIC, sealed("Baraza"))).isEqualTo(1);
        assertThat(node.entries.findAll()).noneMatch(entry -> entry.toString().contains("Baraza"));
        assertThat(ledger.entries(PUBLIC))
                .extracting(RecordedEntry::type)
                .containsExactly("frozen", "signed", "erased");
        assertThat(verify(receipt)).isZero();
        assertThat(ledger.receipt(PUBLIC, "signature/1/1").orElseThrow()).doesNotContain("Baraza");
    }

    @Test
    void givesReceiptsThatHoldAfterTheKeyWasChangedAndTheLogHasGrown() throws IOException {
        ledger.append(PUBLIC, frozen());
        assertThat(ledger.receipt(PUBLIC, "signature/1/1")).isEmpty();
        ledger.append(PUBLIC, sealed("Baraza"));
        String receipt = ledger.receipt(PUBLIC, "signature/1/1").orElseThrow();
        String oldKey = ledger.verifierKey();

        assertThat(node.key().handOver(AT)).isTrue();
        ledger = node.start();
        ledger.append(PUBLIC, NewLedgerEntry.of("published/1", "published", AT).with("textHash", TEXT_HASH));

        assertThat(ledger.verifierKey()).isNotEqualTo(oldKey);
        assertThat(verify(receipt, "--key", oldKey)).isZero();
        assertThat(verify(receipt, "--key", ledger.verifierKey())).isZero();
    }

    private static NewLedgerEntry frozen() {
        return NewLedgerEntry.of("frozen/1", "frozen", AT).with("textHash", TEXT_HASH);
    }

    private static NewLedgerEntry sealed(String organisation) {
        return NewLedgerEntry.of("signature/1/1", "signed", AT)
                .with("textHash", TEXT_HASH)
                .sealing("signatory", Map.of("organisation", organisation, "country", "KE"))
                .sealing("representative", Map.of("name", "Wanjiru"));
    }

    private int verify(String receipt, String... more) throws IOException {
        Path bundle = folder.resolve("bundle.zip");
        try (OutputStream out = Files.newOutputStream(bundle)) {
            ledger.writeBundle(PUBLIC, TEXT, _ -> new byte[0], out);
        }
        Path file = Files.writeString(folder.resolve("receipt.txt"), receipt);
        List<String> arguments = new ArrayList<>(List.of(bundle.toString(), "--receipt", file.toString()));
        arguments.addAll(List.of(more));
        return VerifyCall.run(arguments);
    }
}
