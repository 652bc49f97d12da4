package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.communique.LongRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTests {

    private static final int VALID = 0;
    private static final int ALTERED = 1;
    private static final int INCOMPLETE = 2;
    private static final List<String> SEALED =
            List.of(Bundle.TEXT, Bundle.ENTRIES, Bundle.NAMES, Bundle.CHECKPOINT, Bundle.KEYS);

    /** From one byte that is tried to the next. */
    private static final int STEP = LongRun.either(7, 1);

    @TempDir
    Path folder;

    private String output = "";

    private int verify(byte[] zip, String... arguments) throws IOException {
        Path file = Files.write(folder.resolve("bundle.zip"), zip);
        return verify(file, arguments);
    }

    private int verify(Path bundle, String... arguments) {
        List<String> all = new ArrayList<>(List.of(bundle.toString()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = Verify.run(all.toArray(String[]::new), new PrintStream(out, true, UTF_8));
        output = out.toString(UTF_8);
        return exitCode;
    }

    @Test
    void acceptsABundleAndSaysWhatItChecked() throws IOException {
        assertThat(verify(BundleFixtures.zip(BundleFixtures.bundle()))).isEqualTo(VALID);
        assertThat(output)
                .contains("text: its SHA-256, " + BundleFixtures.TEXT_HASH + ", is that of a frozen version")
                .contains("entries: all 6 of " + BundleFixtures.ORIGIN)
                .contains("checkpoint: signed by the key coalition.example+")
                .contains("publication: this text is the published one")
                .contains("2 on record, 1 withdrawn; 1 organisations")
                .contains("  Réseau Libre (KE)")
                .doesNotContain("  Baraza la Haki")
                .contains("VALID");
    }

    @Test
    void acceptsAnUnpackedBundle() throws IOException {
        unpack(BundleFixtures.bundle().files());
        assertThat(verify(folder)).isEqualTo(VALID);
        Files.delete(folder.resolve(Bundle.KEYS));
        assertThat(verify(folder)).isEqualTo(INCOMPLETE);
        Files.createSymbolicLink(folder.resolve(Bundle.KEYS), folder.resolve("elsewhere"));
        assertThat(verify(folder)).isEqualTo(ALTERED);
    }

    @Test
    void makesTheSameBytesFromTheSameContent() {
        Bundle bundle = BundleFixtures.bundle();
        assertThat(BundleFixtures.zip(bundle)).isEqualTo(BundleFixtures.zip(bundle));
    }

    @Test
    void noticesEveryChangedByteOfSealedContent() throws IOException {
        Map<String, byte[]> files = BundleFixtures.bundle().files();
        unpack(files);
        int tried = 0;
        for (String name : SEALED) {
            byte[] content = Objects.requireNonNull(files.get(name));
            for (int at = 0; at < content.length; at += STEP) {
                // All bits where base64 has spellings that mean the same, one elsewhere.
                boolean everyBit = name.equals(Bundle.CHECKPOINT) || name.equals(Bundle.KEYS);
                for (int bit = everyBit ? 0 : 7 - at % 8; bit < (everyBit ? 8 : 8 - at % 8); bit++) {
                    Files.write(folder.resolve(name), flipped(content, at, bit));
                    assertThat(verify(folder))
                            .as("%s byte %d bit %d", name, at, bit)
                            .isIn(ALTERED, INCOMPLETE);
                    tried++;
                }
            }
            Files.write(folder.resolve(name), content);
        }
        assertThat(verify(folder)).isEqualTo(VALID);
        assertThat(tried).isGreaterThan(3_000 / STEP);
    }

    @Test
    void noticesEveryByteOfTheZipThatIsChangedAddedOrMissing() throws IOException {
        byte[] zip = BundleFixtures.zip(BundleFixtures.bundle());
        for (int at = 0; at < zip.length; at += STEP) {
            assertThat(verify(flipped(zip, at, at % 8)))
                    .as("changed byte %d", at)
                    .isNotEqualTo(VALID);
            assertThat(verify(spliced(zip, at, 1, new byte[0])))
                    .as("missing byte %d", at)
                    .isNotEqualTo(VALID);
        }
        for (int at = 0; at <= zip.length; at += STEP) {
            assertThat(verify(spliced(zip, at, 0, new byte[] {0})))
                    .as("added byte %d", at)
                    .isNotEqualTo(VALID);
        }
    }

    @Test
    void checksTheTextOfACorrection() throws IOException {
        byte[] text = "# Corrected\n".getBytes(UTF_8);
        List<String> entries = new ArrayList<>(BundleFixtures.entries());
        NoteSigner signer = BundleFixtures.signer("coalition.example");
        entries.add(BundleFixtures.entry("published", "textHash", BundleFixtures.TEXT_HASH));
        assertThat(verify(BundleFixtures.zip(BundleFixtures.corrected(BundleFixtures.bundle(entries, signer), text))))
                .isEqualTo(ALTERED);
        entries.add(BundleFixtures.entry(
                "corrected",
                "signedTextHash",
                BundleFixtures.TEXT_HASH,
                "textHash",
                Sha256.of(text).hex()));
        Bundle sealed = BundleFixtures.bundle(entries, signer);

        assertThat(verify(BundleFixtures.zip(BundleFixtures.corrected(sealed, text))))
                .isEqualTo(VALID);
        assertThat(output).contains("No one signed it");
        assertThat(verify(BundleFixtures.zip(BundleFixtures.corrected(sealed, BundleFixtures.TEXT))))
                .isEqualTo(ALTERED);
        assertThat(verify(BundleFixtures.zip(sealed))).isEqualTo(INCOMPLETE);
        entries.add(BundleFixtures.entry(
                "corrected",
                "signedTextHash",
                BundleFixtures.OLDER_HASH,
                "textHash",
                Sha256.of(text).hex()));
        assertThat(verify(BundleFixtures.zip(BundleFixtures.corrected(BundleFixtures.bundle(entries, signer), text))))
                .isEqualTo(ALTERED);
    }

    @Test
    void callsABundleThatIsCutOffAnywhereIncomplete() throws IOException {
        byte[] zip = BundleFixtures.zip(BundleFixtures.bundle());
        for (int length = 0; length < zip.length; length += STEP) {
            assertThat(verify(Arrays.copyOf(zip, length)))
                    .as("%d bytes", length)
                    .isEqualTo(INCOMPLETE);
        }
        assertThat(verify(folder.resolve("nothing-here.zip"))).isEqualTo(INCOMPLETE);
    }

    @Test
    void callsMissingFilesAndMissingEntriesIncomplete() throws IOException {
        Map<String, byte[]> genuine = BundleFixtures.bundle().files();
        for (String name : genuine.keySet()) {
            Map<String, byte[]> files = new LinkedHashMap<>(genuine);
            files.remove(name);
            assertThat(verify(BundleFixtures.zip(files))).as(name).isEqualTo(INCOMPLETE);
            assertThat(output).contains(name + " is missing");
        }
        byte[] entries = Objects.requireNonNull(genuine.get(Bundle.ENTRIES));
        for (int length = 0; length < entries.length; length += STEP) {
            Map<String, byte[]> files = new LinkedHashMap<>(genuine);
            files.put(Bundle.ENTRIES, Arrays.copyOf(entries, length));
            assertThat(verify(BundleFixtures.zip(files))).isIn(INCOMPLETE, ALTERED);
        }
    }

    @Test
    void refusesAnotherTextAndReorderedAddedOrExchangedEntries() throws IOException {
        Bundle genuine = BundleFixtures.bundle();
        Bundle otherText = BundleFixtures.with(genuine, "other".getBytes(UTF_8));
        assertThat(verify(BundleFixtures.zip(otherText))).isEqualTo(ALTERED);
        assertThat(output).contains("is that of no frozen version");

        for (List<String> entries : List.of(
                swapped(genuine.entries(), 2, 3),
                added(
                        genuine.entries(),
                        BundleFixtures.signed(BundleFixtures.name("Nobody"), BundleFixtures.TEXT_HASH)),
                genuine.entries().subList(1, 6),
                List.<String>of())) {
            Bundle bundle = BundleFixtures.with(genuine, entries);
            assertThat(verify(BundleFixtures.zip(bundle))).isIn(ALTERED, INCOMPLETE);
        }
    }

    @Test
    void refusesSealedEntriesThatContradictEachOther() throws IOException {
        NoteSigner signer = BundleFixtures.signer("coalition.example");
        for (List<String> entries : List.of(
                List.of(
                        BundleFixtures.frozen(BundleFixtures.TEXT_HASH),
                        BundleFixtures.signed(BundleFixtures.NAMES.getFirst(), BundleFixtures.OLDER_HASH)),
                List.of(BundleFixtures.frozen(BundleFixtures.TEXT_HASH), BundleFixtures.withdrawn(0)),
                List.of(BundleFixtures.frozen(BundleFixtures.OLDER_HASH)),
                added(
                        BundleFixtures.entries(),
                        BundleFixtures.entry("published", "textHash", BundleFixtures.OLDER_HASH)),
                added(BundleFixtures.entries(), BundleFixtures.entry("signed", "signatory", "no text")),
                added(BundleFixtures.entries(), "[]"),
                added(BundleFixtures.entries(), "{\"at\":\"now\", \"type\":\"note\"}"))) {
            assertThat(verify(BundleFixtures.zip(BundleFixtures.bundle(entries, signer))))
                    .isEqualTo(ALTERED);
        }
    }

    @Test
    void acceptsAFreezingThatWasDeliveredAfterASignature() throws IOException {
        List<Opening> early = List.of(BundleFixtures.name("Early"));
        List<String> entries = List.of(
                BundleFixtures.signed(early.getFirst(), BundleFixtures.TEXT_HASH),
                BundleFixtures.frozen(BundleFixtures.TEXT_HASH));
        assertThat(verify(BundleFixtures.zip(BundleFixtures.bundle(entries, early, BundleFixtures.signer("a")))))
                .isEqualTo(VALID);
    }

    @Test
    void toleratesTypesOfEntriesThatItDoesNotKnow() throws IOException {
        List<String> entries = added(BundleFixtures.entries(), BundleFixtures.entry("keyChanged"));
        assertThat(verify(BundleFixtures.zip(BundleFixtures.bundle(entries, BundleFixtures.signer("a")))))
                .isEqualTo(VALID);
    }

    @Test
    void acceptsANameThatWasErasedOnRecordAndMissesOneThatWasNot() throws IOException {
        NoteSigner signer = BundleFixtures.signer("coalition.example");
        List<Opening> first = BundleFixtures.NAMES.subList(0, 1);
        List<String> erased = added(BundleFixtures.entries(), BundleFixtures.erased(3));
        assertThat(verify(BundleFixtures.zip(BundleFixtures.bundle(erased, first, signer))))
                .isEqualTo(VALID);
        assertThat(output).contains("  (name erased: entry 3)").doesNotContain("Réseau");
        assertThat(verify(BundleFixtures.zip(BundleFixtures.bundle(BundleFixtures.entries(), first, signer))))
                .isEqualTo(INCOMPLETE);
        assertThat(output).contains("who signed in entry 3 is missing");
        List<String> nothing = added(BundleFixtures.entries(), BundleFixtures.erased(0));
        assertThat(verify(BundleFixtures.zip(BundleFixtures.bundle(nothing, signer))))
                .isEqualTo(ALTERED);
    }

    @Test
    void checksTwentyThousandSignatures() throws IOException {
        List<Opening> names = new ArrayList<>();
        List<String> entries = added(List.of(), BundleFixtures.frozen(BundleFixtures.TEXT_HASH));
        for (int i = 0; i < 20_000; i++) {
            names.add(BundleFixtures.name("Organisation for rights online no. " + i));
            entries.add(BundleFixtures.signed(names.getLast(), BundleFixtures.TEXT_HASH));
        }
        byte[] zip = BundleFixtures.zip(BundleFixtures.bundle(entries, names, BundleFixtures.signer("a")));
        assertThat(verify(zip)).isEqualTo(VALID);
        assertThat(output).contains("20000 organisations stand behind this text");
    }

    @Test
    void followsTheKeysFromTheOneThatIsKnown() throws IOException {
        NoteSigner first = BundleFixtures.signer("coalition.example");
        NoteSigner second = BundleFixtures.signer("coalition.example");
        KeyChain keys = KeyChain.of(first.verifierKey())
                .handOver(first, second.verifierKey(), Instant.parse("2026-06-01T00:00:00Z"));
        byte[] bundle =
                BundleFixtures.zip(BundleFixtures.bundle(BundleFixtures.entries(), BundleFixtures.NAMES, second, keys));
        for (NoteSigner known : List.of(first, second)) {
            assertThat(verify(bundle, "--key", known.verifierKey().toString())).isEqualTo(VALID);
        }
        assertThat(output).contains("changed 1 times");
        byte[] byTheOldKey =
                BundleFixtures.zip(BundleFixtures.bundle(BundleFixtures.entries(), BundleFixtures.NAMES, first, keys));
        assertThat(verify(byTheOldKey)).isEqualTo(ALTERED);
        unpack(BundleFixtures.bundle(BundleFixtures.entries(), BundleFixtures.NAMES, second, keys)
                .files());
        byte[] lines = keys.toString().getBytes(UTF_8);
        for (int at = 0; at < lines.length; at++) {
            Files.write(folder.resolve(Bundle.KEYS), flipped(lines, at, at % 7));
            assertThat(verify(folder)).as("byte %d", at).isNotEqualTo(VALID);
        }
    }

    @Test
    void unmasksAForgeryThatIsConsistentWhenTheKeyIsKnown() throws IOException {
        NoteSigner genuine = BundleFixtures.signer("coalition.example");
        byte[] forged = BundleFixtures.zip(
                BundleFixtures.bundle(BundleFixtures.entries(), BundleFixtures.signer("coalition.example")));
        assertThat(verify(forged)).isEqualTo(VALID);
        assertThat(verify(forged, "--key", genuine.verifierKey().toString())).isEqualTo(ALTERED);
        byte[] real = BundleFixtures.zip(BundleFixtures.bundle(BundleFixtures.entries(), genuine));
        assertThat(verify(real, "--key", genuine.verifierKey().toString())).isEqualTo(VALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../statement.md",
                "/etc/passwd",
                "a/statement.md",
                "STATEMENT.MD",
                "extra.txt",
                "dir/",
                "README.txt\0"
            })
    void refusesFilesThatDoNotBelong(String name) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(BundleFixtures.bundle().files());
        files.put(name, new byte[0]);
        assertThat(verify(BundleFixtures.zip(files))).isEqualTo(ALTERED);
    }

    @Test
    void refusesAFileThatIsThereTwice() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(BundleFixtures.bundle().files());
        files.put("statement.mx", "another".getBytes(UTF_8));
        byte[] zip = replaced(BundleFixtures.zip(files), "statement.mx", "statement.md");
        assertThat(verify(zip)).isEqualTo(ALTERED);
        assertThat(output).contains("statement.md twice");
    }

    @Test
    void refusesAZipWhoseDirectoryShowsOtherContentThanItsSequence() throws IOException {
        byte[] genuine = BundleFixtures.zip(BundleFixtures.bundle());
        Map<String, byte[]> files = new LinkedHashMap<>(BundleFixtures.bundle().files());
        files.put(Bundle.TEXT, "another text".getBytes(UTF_8));
        byte[] other = BundleFixtures.zip(files);
        // Programs that go by the directory at the end find the second archive, those that read from the start the
        // first.
        byte[] both = Arrays.copyOf(genuine, genuine.length + other.length);
        System.arraycopy(other, 0, both, genuine.length, other.length);
        assertThat(verify(both)).isEqualTo(ALTERED);
    }

    /** Info-ZIP's Unicode path: unzip and others take it for the name, Java does not. */
    @Test
    void refusesNamesThatExtraFieldsExchange() throws IOException {
        Map<String, byte[]> files = BundleFixtures.bundle().files();
        var zip = new ZipForger();
        files.forEach((name, content) -> {
            switch (name) {
                case Bundle.TEXT -> zip.add(name, content, ZipForger.unicodePath(name, Bundle.README));
                case Bundle.README -> zip.add(name, "forged".getBytes(UTF_8), ZipForger.unicodePath(name, Bundle.TEXT));
                default -> zip.add(name, content, new byte[0]);
            }
        });

        assertThat(verify(zip.bytes())).isEqualTo(ALTERED);
        assertThat(output).contains("other programs may unpack other files");
    }

    @Test
    void refusesLinksCommentsExtraFieldsAndOtherData() throws IOException {
        Map<String, byte[]> files = BundleFixtures.bundle().files();
        assertThat(verify(ZipForger.of(files).bytes())).as("nothing forged").isEqualTo(VALID);

        var link = ZipForger.of(files);
        link.attributes = 0xA1FF << 16;
        var comment = ZipForger.of(files);
        comment.comment = "PK";
        var comments = ZipForger.of(files);
        comments.fileComment = "comment";
        var before = ZipForger.of(files);
        before.before = new byte[] {'#', '!', '\n'};
        var between = ZipForger.of(files);
        between.between = new byte[30];
        var beforeDirectory = ZipForger.of(files);
        beforeDirectory.beforeDirectory = BundleFixtures.zip(files);
        var beforeEnd = ZipForger.of(files);
        beforeEnd.beforeEnd = ZipForger.zip64End();
        var flags = ZipForger.of(files);
        flags.flags = 0x0800;
        for (var forger : List.of(link, comment, comments, before, between, beforeDirectory, beforeEnd, flags)) {
            assertThat(verify(forger.bytes())).isNotEqualTo(VALID);
        }
        assertThat(verify(compressed(files))).isEqualTo(ALTERED);
        assertThat(verify(BundleFixtures.zipInOrder(reversed(files)))).isEqualTo(ALTERED);
    }

    private static byte[] compressed(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private static Map<String, byte[]> reversed(Map<String, byte[]> files) {
        return new LinkedHashMap<>(files).reversed();
    }

    @Test
    void saysThatAnotherReadmeIsNotSealed() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(BundleFixtures.bundle().files());
        verify(BundleFixtures.zip(files));
        assertThat(output).doesNotContain("README.txt");
        files.put(Bundle.README, "They support interception.".getBytes(UTF_8));
        assertThat(verify(BundleFixtures.zip(files))).isEqualTo(VALID);
        assertThat(output).contains("UNSEALED README.txt");
    }

    @Test
    void stopsAtAZipBomb() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(BundleFixtures.bundle().files());
        files.put(Bundle.CHECKPOINT, new byte[(64 << 10) + 1]);
        assertThat(verify(BundleFixtures.zip(files))).isEqualTo(ALTERED);
        files.put(Bundle.CHECKPOINT, new byte[50 << 20]);
        assertThat(verify(BundleFixtures.zip(files))).isEqualTo(ALTERED);
        assertThat(output).contains("checkpoint.txt is larger than any bundle's");
    }

    @Test
    void printsNamesWithoutWhatSteersATerminal() throws IOException {
        List<Opening> evil = List.of(BundleFixtures.name("Evil\u001b[2J\u202egro\u009b"));
        List<String> entries = List.of(
                BundleFixtures.frozen(BundleFixtures.TEXT_HASH),
                BundleFixtures.signed(evil.getFirst(), BundleFixtures.TEXT_HASH));
        assertThat(verify(BundleFixtures.zip(BundleFixtures.bundle(entries, evil, BundleFixtures.signer("a")))))
                .isEqualTo(VALID);
        assertThat(output).contains("Evil\ufffd[2J\ufffdgro\ufffd").doesNotContain("\u001b", "\u202e", "\u009b");
    }

    @Test
    void explainsItselfWhenCalledWrongly() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Verify.run(new String[0], new PrintStream(out, true, UTF_8))).isEqualTo(64);
        assertThat(Verify.run(new String[] {"a.zip", "--key", "rubbish"}, new PrintStream(out, true, UTF_8)))
                .isEqualTo(64);
        assertThat(out.toString(UTF_8)).contains("Usage:");
    }

    private void unpack(Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static byte[] flipped(byte[] content, int at, int bit) {
        byte[] changed = content.clone();
        changed[at] ^= (byte) (1 << bit);
        return changed;
    }

    private static byte[] spliced(byte[] content, int at, int without, byte[] added) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, at);
        out.writeBytes(added);
        out.write(content, at + without, content.length - at - without);
        return out.toByteArray();
    }

    private static byte[] replaced(byte[] content, String from, String to) {
        return new String(content, ISO_8859_1).replace(from, to).getBytes(ISO_8859_1);
    }

    private static List<String> swapped(List<String> entries, int one, int other) {
        List<String> changed = new ArrayList<>(entries);
        Collections.swap(changed, one, other);
        return changed;
    }

    private static List<String> added(List<String> entries, String entry) {
        List<String> changed = new ArrayList<>(entries);
        changed.add(entry);
        return changed;
    }
}
