package org.communique.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTests {

    /** The example of the Go package golang.org/x/mod/sumdb/note, which defined the form. */
    private static final String KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String KNOWN_NOTE = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
        """;

    @Test
    void verifiesANoteThatOthersSigned() {
        VerifierKey key = VerifierKey.parse(KNOWN_KEY);
        assertThat(SignedNote.parse(KNOWN_NOTE).isSignedBy(key)).isTrue();
        assertThat(SignedNote.parse(KNOWN_NOTE.replace("answer", "ansver")).isSignedBy(key))
                .isFalse();
        assertThat(key.toString()).isEqualTo(KNOWN_KEY);
    }

    @Test
    void ignoresSignaturesOfOtherKeysAndRefusesABadOneOfItsOwn() {
        NoteSigner signer = BundleFixtures.signer("coalition.example");
        NoteSigner witness = BundleFixtures.signer("witness.example");
        String note = signer.sign("text\n");
        String cosigned = note + lastLine(witness.sign("text\n"));
        assertThat(SignedNote.parse(cosigned).isSignedBy(signer.verifierKey())).isTrue();
        String contradicted = note + lastLine(signer.sign("other\n"));
        assertThat(SignedNote.parse(contradicted).isSignedBy(signer.verifierKey()))
                .isFalse();
        assertThat(SignedNote.parse(note).isSignedBy(witness.verifierKey())).isFalse();
    }

    private static String lastLine(String note) {
        return note.substring(note.lastIndexOf('\u2014'));
    }

    @Test
    void readsTheCheckpointThatItSigned() {
        NoteSigner signer = BundleFixtures.signer("coalition.example");
        Checkpoint checkpoint = new Checkpoint(BundleFixtures.ORIGIN, 7, Sha256.of());
        String note = checkpoint.sign(signer);
        assertThat(note)
                .startsWith(BundleFixtures.ORIGIN + "\n7\n" + Sha256.of().base64() + "\n\n\u2014 coalition.example ")
                .endsWith("\n");
        assertThat(Checkpoint.parse(SignedNote.parse(note).text())).isEqualTo(checkpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n",
                "a\n\n",
                "a\n\n- x AAAAAAAA\n",
                "a\n\n\u2014 x AAAAAAAA",
                "a\n\n\u2014 x AAAA\n",
                "a\n\n\u2014 x AAAAAAAB=\n",
                "a\r\n\n\u2014 x AAAAAAAA\n",
                "\n\n\u2014 x AAAAAAAA\n",
                "a\n\n\u2014 x  AAAAAAAA\n"
            })
    void refusesWhatIsNoSignedNote(String note) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> SignedNote.parse(note));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n01\n%s\n",
                "o\n-1\n%s\n",
                "o\n1\n",
                "o\n1\nAAAA\n",
                "o\n1\n%s\nmore\n",
                "\n1\n%s\n",
                "o o\n1\n%s\n",
                "o\n9999999999\n%s\n",
                "o\n1\n%s"
            })
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Checkpoint.parse(text.formatted(Sha256.of().base64())));
    }
}
