package org.communique.ledger.proof;

/** The page in a bundle that explains how to verify it. */
final class BundleReadme {

    private BundleReadme() {}

    static String text(Sha256 textHash, boolean corrected, boolean timestamped) {
        return """
            HOW TO CHECK THIS STATEMENT
            ===========================

            This folder holds a published statement and the proof of who signed it.

              statement.md    the text that was signed, exactly as it was signed
            %s  entries.jsonl   the record: one line for each act (frozen, signed, withdrawn, published)
              names.jsonl     who signed: one line for each signature
              checkpoint.txt  the seal over the whole record
              key.txt         the coalition's public key, which the seal can be checked with


            1. Is the text the one that was signed? (two minutes, no special program)

               Work out the "SHA-256" of statement.md. It is a fingerprint: change one comma
               and it is a different one.

                 Linux     sha256sum statement.md
                 macOS     shasum -a 256 statement.md
                 Windows   certutil -hashfile statement.md SHA256

               It must be

                 %s

               Do not take this page's word for it: compare with the fingerprint on the
               statement's public page, and look for it in entries.jsonl (open it in any text
               editor). It stands as "textHash" in the line with "type":"frozen" and in the line
               of every signature of this text ("type":"signed").


            2. Did this organisation sign? (two minutes more)

               Find the organisation's line in names.jsonl and work out that line's SHA-256,
               without the line's end; on Linux and macOS, with 1 for the first line:

                 sed -n 1p names.jsonl | tr -d '\\n' | shasum -a 256

               The result stands in exactly one line of entries.jsonl, as "signatory". That line
               says when it signed and which text. A line with "type":"withdrawn" takes a
               signature back: its "signature" is the number of the line that made it, the first
               line being number 0. Where a line with "type":"erased" names a signature's number,
               the coalition has erased who that was; that somebody signed stays proven.


            3. Is the record complete and unaltered? (a program does it)

               With Java 25 or later, and no network:

                 java -jar communique-verify.jar THE-BUNDLE.zip

               It also takes this unpacked folder. It says what it checked, and ends with
               VALID (exit code 0), ALTERED (1) or INCOMPLETE (2).

               Whoever forges everything can also forge key.txt. So compare key.txt with the
               key that the coalition shows on its own site or gave you earlier, or hand that
               key to the program, and it compares for you:

                 java -jar communique-verify.jar THE-BUNDLE.zip --key 'THE KEY'

               Who signed has a receipt. The program says whether this record still contains
               what the receipt was given for:

                 java -jar communique-verify.jar THE-BUNDLE.zip --receipt receipt.txt

            %s
            For those who want to write their own check

               Each line of entries.jsonl, without its line feed, is a leaf of a Merkle tree as
               in RFC 6962 (SHA-256; 0x00 before a leaf, 0x01 before two nodes). The tree's root
               is the third line of checkpoint.txt, in base64. checkpoint.txt is a signed note
               (C2SP tlog-checkpoint and signed-note): the Ed25519 signature is over its first
               three lines, each with its line feed. The key is on the last line of key.txt up
               to the first space; a second line and further ones are keys that came later, each
               with its time and a signature by the key before over the four lines "communique
               key hand-over", old key, new key and time. Lines of JSON are canonical (RFC
               8785). This page itself is not part of what is sealed.
            """.formatted(corrected ? CORRECTED : "", textHash.hex(), timestamped ? TIMESTAMP : "");
    }

    private static final String CORRECTED = """
          corrected.md    the text in which errors were corrected after it was published. No one
                          signed it. Its SHA-256 is the "textHash" of the last line of
                          entries.jsonl with "type":"corrected", which says when and why
        """;

    private static final String TIMESTAMP = """

        4. When was the record sealed at the latest? (if you trust the time-stamping authority)

           timestamp.tsr is an authority's word (RFC 3161) that checkpoint.txt existed at a
           time. The program above says which, and whose word it is. With the authority's own
           certificates, from its site, as tsa.pem:

             openssl ts -verify -in timestamp.tsr -data checkpoint.txt -CAfile tsa.pem

        """;
}
