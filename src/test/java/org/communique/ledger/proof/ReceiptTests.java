package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signer's receipt against the bundles that the coalition hands out later. */
class ReceiptTests {

    private static final int VALID = 0;
    private static final int ALTERED = 1;
    private static final int INCOMPLETE = 2;

    @TempDir
    Path folder;

    private final NoteSigner signer = BundleFixtures.signer("coalition.example");
    private final Opening representative = Opening.of(Map.of("name", "Dewi"));
    private final List<Opening> names = BundleFixtures.NAMES;
    private final List<String> entries = new ArrayList<>();
    private String receipt = "";
    private String output = "";

    @BeforeEach
    void sign() {
        entries.add(BundleFixtures.frozen(BundleFixtures.TEXT_HASH));
        entries.add(BundleFixtures.signed(names.get(0), BundleFixtures.TEXT_HASH));
        entries.add(BundleFixtures.entry(
                "signed",
                "signatory",
                names.get(1).commitment(),
                "representative",
                representative.commitment(),
                "textHash",
                BundleFixtures.TEXT_HASH));
        receipt = receipt(2).toString();
    }

    private Receipt receipt(int index) {
        MerkleTree tree = new MerkleTree();
        entries.forEach(line -> tree.append(MerkleTree.leafHash(line.getBytes(UTF_8))));
        return new Receipt(
                entries.get(index),
                List.of(names.get(1), representative),
                index,
                tree.inclusion(index, tree.size()).path(),
                Checkpoint.of(BundleFixtures.ORIGIN, tree).sign(signer));
    }

    private int verify(List<String> log, String withReceipt) throws IOException {
        List<Opening> here = names.stream()
                .filter(name -> log.toString().contains(name.commitment()))
                .toList();
        Path bundle =
                Files.write(folder.resolve("bundle.zip"), BundleFixtures.zip(BundleFixtures.bundle(log, here, signer)));
        Path file = Files.writeString(folder.resolve("receipt.txt"), withReceipt);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = Verify.run(
                new String[] {bundle.toString(), "--receipt", file.toString()}, new PrintStream(out, true, UTF_8));
        output = out.toString(UTF_8);
        return exitCode;
    }

    @Test
    void isHonouredByALogThatGoesOn() throws IOException {
        assertThat(verify(entries, receipt)).isEqualTo(VALID);
        entries.add(BundleFixtures.withdrawn(1));
        entries.add(BundleFixtures.entry("published", "textHash", BundleFixtures.TEXT_HASH));
        assertThat(verify(entries, receipt)).isEqualTo(VALID);
        assertThat(output)
                .contains("continues the one that the receipt was made from")
                .contains("\"name\":\"Dewi\"");
    }

    @Test
    void survivesTheLineEndsOfMail() throws IOException {
        assertThat(verify(entries, receipt.replace("\n", "\r\n"))).isEqualTo(VALID);
    }

    @Test
    void contradictsALogThatWasRebuilt() throws IOException {
        List<String> without = List.of(entries.get(0), entries.get(1), BundleFixtures.withdrawn(1));
        assertThat(verify(without, receipt)).isEqualTo(ALTERED);
        assertThat(output).contains("THE LOG WAS REBUILT", "and entry 2 is another one");
        List<String> otherPast =
                List.of(BundleFixtures.frozen(BundleFixtures.TEXT_HASH), entries.get(2), entries.get(1));
        assertThat(verify(otherPast, receipt)).isEqualTo(ALTERED);
    }

    @Test
    void isNewerThanAnOlderBundle() throws IOException {
        assertThat(verify(entries.subList(0, 2), receipt)).isEqualTo(INCOMPLETE);
        assertThat(output).contains("the bundle is older than it");
    }

    @Test
    void isOfThisLogAndKey() throws IOException {
        String foreign = new Receipt(
                        entries.get(2),
                        List.of(),
                        2,
                        Receipt.parse(receipt).path(),
                        new Checkpoint("coalition.example/4712/public", 3, Bundle.root(entries)).sign(signer))
                .toString();
        assertThat(verify(entries, foreign)).isEqualTo(ALTERED);
        assertThat(output).contains("it is of another log");
        String otherKey = receipt.substring(0, receipt.indexOf("\n\n") + 2)
                + new Checkpoint(BundleFixtures.ORIGIN, 3, Bundle.root(entries))
                        .sign(BundleFixtures.signer("coalition.example"));
        assertThat(verify(entries, otherKey)).isEqualTo(ALTERED);
    }

    @Test
    void isSpoiltByEveryChangedByte() throws IOException {
        byte[] genuine = receipt.getBytes(UTF_8);
        for (int at = 0; at < genuine.length; at++) {
            byte[] changed = genuine.clone();
            changed[at] ^= (byte) (1 << at % 7);
            assertThat(verify(entries, new String(changed, UTF_8)))
                    .as("byte %d", at)
                    .isNotEqualTo(VALID);
        }
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Receipt.parse(receipt)).hasToString(receipt);
        for (String text : List.of("", "communique receipt\n\n", "x\n\nx", receipt.replace("index", "indeks"))) {
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Receipt.parse(text));
        }
    }
}
