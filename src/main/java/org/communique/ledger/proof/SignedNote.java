package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with the signatures below it (C2SP signed-note). */
record SignedNote(String text, List<SignatureLine> signatures) {

    static final String DASH = "\u2014 ";

    private static final int MAX_SIGNATURES = 32;
    private static final Pattern LINE = Pattern.compile(DASH + "(\\S+) (\\S+)");

    record SignatureLine(String name, byte[] keyId, byte[] signature) {

        boolean claims(VerifierKey key) {
            return name.equals(key.name()) && Arrays.equals(keyId, key.idBytes());
        }
    }

    static SignedNote parse(String note) {
        int blank = note.lastIndexOf("\n\n");
        if (blank < 1 || !note.endsWith("\n") || blank + 2 == note.length()) {
            throw new MalformedException("a signed note is a text, an empty line, and signatures");
        }
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedException("a control character in a signed note");
        }
        List<SignatureLine> signatures = new ArrayList<>();
        String lines = note.substring(blank + 2, note.length() - 1);
        for (String line : lines.split("\n", MAX_SIGNATURES + 1)) {
            if (signatures.size() == MAX_SIGNATURES) {
                throw new MalformedException("more than " + MAX_SIGNATURES + " signatures");
            }
            signatures.add(signatureLine(line));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    private static SignatureLine signatureLine(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new MalformedException("an invalid signature line");
        }
        byte[] blob = StrictBase64.decode(parts.group(2));
        if (blob.length <= VerifierKey.KEY_ID_LENGTH) {
            throw new MalformedException("a signature that is too short");
        }
        return new SignatureLine(
                parts.group(1),
                Arrays.copyOf(blob, VerifierKey.KEY_ID_LENGTH),
                Arrays.copyOfRange(blob, VerifierKey.KEY_ID_LENGTH, blob.length));
    }

    /** Whether the key signed the text. Lines of other keys are ignored; a bad one under this key's name and id is not. */
    boolean isSignedBy(VerifierKey key) {
        List<SignatureLine> claims =
                signatures.stream().filter(line -> line.claims(key)).toList();
        byte[] content = text.getBytes(UTF_8);
        return !claims.isEmpty() && claims.stream().allMatch(line -> key.verifies(line.signature(), content));
    }
}
